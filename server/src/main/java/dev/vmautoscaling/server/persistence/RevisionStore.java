package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What every config has been: one revision for each edit. They outlive their config. */
public final class RevisionStore {
    private final Database database;

    public RevisionStore(Database database) {
        this.database = database;
    }

    /**
     * A config as an edit left it.
     *
     * @param number from 1, without gaps
     */
    public record Revision(String service, long number, Instant at, Edit by, Settings settings) {}

    /** Newest first. */
    public Page<Revision> list(String service, Paging paging) {
        return new Listing(database, "config_revision")
                .where("service = ?", Optional.of(service))
                .page(paging, "revision", "service", this::revision);
    }

    public Optional<Revision> find(String service, long number) {
        return database.sql("select * from config_revision where service = ? and revision = ?", service, number)
                .query(this::revision)
                .optional();
    }

    /** What held at that time: the newest of the revisions that there were by then. */
    public Optional<Revision> standingAt(String service, Instant at) {
        return database.sql("""
                        select * from config_revision where service = ? and at <= ?
                        order by revision desc limit 1""", service, at).query(this::revision).optional();
    }

    static void insert(Database database, Revision revision) {
        database.sql(
                        """
                        insert into config_revision
                            (service, revision, at, who, what, reason, config, enabled, suspended)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        revision.service(),
                        revision.number(),
                        revision.at(),
                        revision.by().who(),
                        revision.by().what(),
                        revision.by().reason(),
                        database.text(revision.settings().config()),
                        revision.settings().enabled(),
                        text(revision.settings().suspended()))
                .update();
    }

    private Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                Columns.text(row, "service"),
                row.getLong("revision"),
                Columns.instant(row, "at"),
                new Edit(Columns.text(row, "who"), Columns.text(row, "what"), Columns.text(row, "reason")),
                settings(database, row));
    }

    static Settings settings(Database database, ResultSet row) throws SQLException {
        return new Settings(
                StoredConfig.read(database, Columns.text(row, "config")),
                row.getBoolean("enabled"),
                parts(Columns.text(row, "suspended")));
    }

    static String text(Set<Part> parts) {
        return parts.stream().sorted().map(Part::name).collect(Collectors.joining(","));
    }

    private static Set<Part> parts(String text) {
        return Arrays.stream(text.split(",", 0))
                .filter(name -> !name.isEmpty())
                .map(Part::valueOf)
                .collect(Collectors.toSet());
    }
}
