package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.group.ScalingGroups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The groups as operators edit them. Every edit moves the version on, so that whoever decided on the old one is refused, and
 * keeps a revision and an audit record in the same transaction.
 *
 * <p>A deleted config is kept out of sight: the members that it leaves are still scraped, and a workflow of theirs still finds
 * how they were made.
 */
public final class JdbcScalingGroups implements ScalingGroups {
    private final Database database;
    private final AuditStore audit;

    public JdbcScalingGroups(Database database) {
        this.database = database;
        this.audit = new AuditStore(database);
    }

    @Override
    public List<ScalingGroup> enabled() {
        return database.sql("select * from scaling_group where enabled order by service")
                .query((row, number) -> group(database, row))
                .list();
    }

    /** Also one that was deleted, which is not enabled. */
    @Override
    public Optional<ScalingGroup> find(String service) {
        return database.sql("select * from scaling_group where service = ?", service)
                .query((row, number) -> group(database, row))
                .optional();
    }

    /** The group with its times, unless it was deleted. */
    public Optional<StoredGroup> stored(String service) {
        return database.sql("select * from scaling_group where service = ? and deleted_at is null", service)
                .query(this::readStored)
                .optional();
    }

    /** All groups, enabled or not, by service name. */
    public List<StoredGroup> all() {
        return database.sql("select * from scaling_group where deleted_at is null order by service")
                .query(this::readStored)
                .list();
    }

    /** All configs, also those that were deleted: the members that they left are still scraped. */
    public List<GroupConfig> everything() {
        return database.sql("select * from scaling_group order by service")
                .query((row, number) -> group(database, row).config())
                .list();
    }

    /**
     * Lets one editor work at a time, because configs have rules among each other; of these services no event opens
     * meanwhile. One transaction: what an edit was checked against is still there when it is written.
     */
    public <T> T alone(Collection<String> services, Supplier<T> work) {
        return database.inTransaction(() -> {
            database.sql("select id from installation for update")
                    .query(String.class)
                    .list();
            services.stream().sorted().distinct().forEach(this::lock);
            return work.get();
        });
    }

    private Optional<StoredGroup> lock(String service) {
        return database.sql("select * from scaling_group where service = ? and deleted_at is null for update", service)
                .query(this::readStored)
                .optional();
    }

    /** @throws GroupExists when the service has a config already */
    public StoredGroup create(GroupConfig config, boolean enabled, Edit by) {
        return database.inTransaction(() -> {
            var now = database.now();
            database.sql("""
                            insert into scaling_group
                                (service, config, enabled, suspended, version, revision, last_number, created_at, updated_at,
                                    deleted_at)
                            values (?, '', false, '', 0, 0, 0, ?, ?, ?) on conflict do nothing""", config.service(), now, now, now).update();
            int made = database.sql(
                            "update scaling_group set deleted_at = null, created_at = ?"
                                    + " where service = ? and deleted_at is not null",
                            now,
                            config.service())
                    .update();
            if (made == 0) {
                throw new GroupExists(config.service());
            }
            return write(config.service(), new Settings(config, enabled, Set.of()), by);
        });
    }

    /**
     * Changes what operators set. What stays as it is keeps its revision.
     *
     * @param change what it becomes, worked out under the lock on the group's row; it may throw
     * @throws GroupUnknown when the service has no config
     * @throws IllegalArgumentException when the config is of another service
     */
    public StoredGroup edit(String service, Edit by, Function<StoredGroup, Settings> change) {
        return database.inTransaction(() -> {
            StoredGroup before = lock(service).orElseThrow(() -> new GroupUnknown(service));
            Settings wanted = change.apply(before);
            if (!wanted.config().service().equals(service)) {
                throw new IllegalArgumentException("the name of service " + service + " cannot be changed");
            }
            return wanted.equals(before.settings()) ? before : write(service, wanted, by);
        });
    }

    private StoredGroup write(String service, Settings settings, Edit by) {
        database.sql(
                        """
                        update scaling_group set config = ?, enabled = ?, suspended = ?, updated_at = ?,
                            version = version + 1, revision = revision + 1
                        where service = ?""",
                        database.text(settings.config()),
                        settings.enabled(),
                        RevisionStore.text(settings.suspended()),
                        database.now(),
                        service)
                .update();
        StoredGroup after = stored(service).orElseThrow(() -> new GroupUnknown(service));
        RevisionStore.insert(
                database, new RevisionStore.Revision(service, after.revision(), after.updatedAt(), by, settings));
        audit.record(by.who(), by.what() + " config " + service, by.reason());
        return after;
    }

    /** Refuses an edit that was made of another revision. */
    public static void expect(StoredGroup found, OptionalLong revision) {
        if (revision.isPresent() && revision.getAsLong() != found.revision()) {
            throw new GroupVersionMoved(found.service(), revision.getAsLong(), found.revision());
        }
    }

    /** Has the service evaluated from now on, or left alone; does nothing when it is so already. */
    public StoredGroup setEnabled(String service, boolean enabled, Edit by) {
        return edit(service, by, before -> before.settings().withEnabled(enabled));
    }

    /**
     * Deletes the config and nothing else: members, leases and events keep their records.
     *
     * @return whether there was one
     */
    public boolean delete(String service, Edit by) {
        return database.inTransaction(() -> {
            boolean was = database.sql("""
                            update scaling_group set enabled = false, version = version + 1, deleted_at = ?
                            where service = ? and deleted_at is null""", database.now(), service).update() > 0;
            if (was) {
                audit.record(by.who(), by.what() + " config " + service, by.reason());
            }
            return was;
        });
    }

    private StoredGroup readStored(ResultSet row, int number) throws SQLException {
        return new StoredGroup(
                group(database, row),
                row.getLong("revision"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }

    static ScalingGroup group(Database database, ResultSet row) throws SQLException {
        Settings settings = RevisionStore.settings(database, row);
        return new ScalingGroup(settings.config(), settings.enabled(), settings.suspended(), row.getLong("version"));
    }
}
