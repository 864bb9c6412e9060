package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.scaling.KillSwitch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kill switch, asked of the database every time: a switch that is cached is not a switch. */
public final class KillSwitchStore implements KillSwitch {
    private static final String EVERYTHING = "*";

    private final Database database;

    public KillSwitchStore(Database database) {
        this.database = database;
    }

    /**
     * How the switch stands somewhere.
     *
     * @param service empty for the global switch
     * @param reason as given by who set it
     */
    public record Setting(Optional<String> service, Position position, String by, Instant at, String reason) {}

    @Override
    public Position of(String service) {
        return database
                .sql("select position from kill_switch where scope in (?, ?)")
                .params(EVERYTHING, service)
                .query((row, number) -> Columns.value(row, "position", Position.class))
                .list()
                .stream()
                .max(Comparator.naturalOrder())
                .orElse(Position.OFF);
    }

    /** All switches in one question. */
    @Override
    public Function<String, Position> now() {
        Map<String, Position> set = settings().stream()
                .collect(Collectors.toMap(setting -> setting.service().orElse(EVERYTHING), Setting::position));
        Position everywhere = set.getOrDefault(EVERYTHING, Position.OFF);
        return service -> Stream.of(everywhere, set.getOrDefault(service, Position.OFF))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Every switch that was ever set, the global one first. */
    public List<Setting> settings() {
        return database.sql("select * from kill_switch order by scope")
                .query(KillSwitchStore::setting)
                .list();
    }

    /** The global switch, when it was ever set. */
    public Optional<Setting> global() {
        return settings().stream()
                .filter(setting -> setting.service().isEmpty())
                .findFirst();
    }

    public void setGlobal(Position position, String by, String reason) {
        set(EVERYTHING, position, by, reason);
    }

    public void set(String service, Position position, String by, String reason) {
        var now = database.now();
        database.inTransaction(() -> {
            database.sql("""
                            insert into kill_switch (scope, position, set_by, set_at, reason)
                            values (?, ?, ?, ?, ?) on conflict do nothing""", service, position, by, now, reason).update();
            database.sql(
                            "update kill_switch set position = ?, set_by = ?, set_at = ?, reason = ? where scope = ?",
                            position,
                            by,
                            now,
                            reason,
                            service)
                    .update();
        });
    }

    private static Setting setting(ResultSet row, int number) throws SQLException {
        return new Setting(
                Optional.of(Columns.text(row, "scope")).filter(scope -> !scope.equals(EVERYTHING)),
                Columns.value(row, "position", Position.class),
                Columns.text(row, "set_by"),
                Columns.instant(row, "set_at"),
                Columns.text(row, "reason"));
    }
}
