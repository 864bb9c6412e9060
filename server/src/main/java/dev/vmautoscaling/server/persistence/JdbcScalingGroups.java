package dev.vmautoscaling.server.persistence;

import static java.util.stream.Collectors.joining;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.group.ScalingGroups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The groups as operators edit them. Every edit moves the version on, so that whoever decided on the old one is refused. */
public final class JdbcScalingGroups implements ScalingGroups {
    private final Database database;

    public JdbcScalingGroups(Database database) {
        this.database = database;
    }

    @Override
    public List<ScalingGroup> enabled() {
        return database.sql("select * from scaling_group where enabled order by service")
                .query((row, number) -> group(database, row))
                .list();
    }

    @Override
    public Optional<ScalingGroup> find(String service) {
        return stored(service).map(StoredGroup::group);
    }

    /** The group with its times. */
    public Optional<StoredGroup> stored(String service) {
        return database.sql("select * from scaling_group where service = ?", service)
                .query(this::readStored)
                .optional();
    }

    /** All groups, enabled or not, by service name. */
    public List<StoredGroup> all() {
        return database.sql("select * from scaling_group order by service")
                .query(this::readStored)
                .list();
    }

    /** @throws GroupExists when the service has a config already */
    public StoredGroup create(GroupConfig config, boolean enabled) {
        var now = database.now();
        int made = database.sql("""
                        insert into scaling_group
                            (service, config, enabled, suspended, version, last_number, created_at, updated_at)
                        values (?, ?, ?, '', 1, 0, ?, ?) on conflict do nothing""", config.service(), database.text(config), enabled, now, now)
                .update();
        if (made == 0) {
            throw new GroupExists(config.service());
        }
        return known(config.service());
    }

    /**
     * Replaces the service's config.
     *
     * @param expectedVersion empty: whatever version it has
     * @throws GroupUnknown when the service has none
     * @throws GroupVersionMoved when it has another version
     * @throws IllegalArgumentException when the config is of another service
     */
    public StoredGroup replace(String service, GroupConfig config, OptionalLong expectedVersion) {
        if (!service.equals(config.service())) {
            throw new IllegalArgumentException("the name of service " + service + " cannot be changed");
        }
        return edit(service, expectedVersion, "config", database.text(config));
    }

    /** @throws GroupUnknown when the service has no config */
    public StoredGroup setEnabled(String service, boolean enabled) {
        return edit(service, OptionalLong.empty(), "enabled", enabled);
    }

    /** @throws GroupUnknown when the service has no config */
    public StoredGroup setSuspended(String service, Set<Part> suspended) {
        return edit(
                service,
                OptionalLong.empty(),
                "suspended",
                suspended.stream().sorted().map(Part::name).collect(joining(",")));
    }

    /**
     * Deletes the config and nothing else: members, leases and events keep their records.
     *
     * @return whether there was one
     */
    public boolean delete(String service) {
        return database.sql("delete from scaling_group where service = ?", service)
                        .update()
                > 0;
    }

    private StoredGroup edit(String service, OptionalLong expectedVersion, String column, Object value) {
        return database.inTransaction(() -> {
            long current = database.sql("select version from scaling_group where service = ? for update", service)
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> new GroupUnknown(service));
            if (expectedVersion.isPresent() && expectedVersion.getAsLong() != current) {
                throw new GroupVersionMoved(service, expectedVersion.getAsLong(), current);
            }
            database.sql(
                            "update scaling_group set " + column
                                    + " = ?, version = version + 1, updated_at = ? where service = ?",
                            value,
                            database.now(),
                            service)
                    .update();
            return known(service);
        });
    }

    private StoredGroup known(String service) {
        return stored(service).orElseThrow(() -> new GroupUnknown(service));
    }

    private StoredGroup readStored(ResultSet row, int number) throws SQLException {
        return new StoredGroup(
                group(database, row), Columns.instant(row, "created_at"), Columns.instant(row, "updated_at"));
    }

    static ScalingGroup group(Database database, ResultSet row) throws SQLException {
        Set<Part> suspended = Arrays.stream(Columns.text(row, "suspended").split(",", 0))
                .filter(name -> !name.isEmpty())
                .map(Part::valueOf)
                .collect(Collectors.toSet());
        return new ScalingGroup(
                StoredConfig.read(database, Columns.text(row, "config")),
                row.getBoolean("enabled"),
                suspended,
                row.getLong("version"));
    }
}
