package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Drives as rows. */
final class DriveRows {
    private DriveRows() {}

    static void insert(Database database, Drive drive) {
        database.sql(
                        """
                        insert into drive (event, service, kind, terms, state, build, build_url, stage, stage_since,
                            trigger_at, until_at, result, note, offered_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        drive.event(),
                        drive.service(),
                        drive.kind(),
                        database.text(drive.terms()),
                        drive.state(),
                        drive.build().map(Drive.Build::name),
                        drive.build().map(Drive.Build::url),
                        drive.stage().map(Drive.Reached::stage),
                        drive.stage().map(Drive.Reached::since),
                        drive.triggerAt(),
                        drive.until(),
                        drive.result(),
                        drive.note(),
                        drive.offeredAt(),
                        drive.version())
                .update();
    }

    /** @return whether it was still in the version that was changed */
    static boolean update(Database database, Drive drive) {
        return database.sql(
                                """
                        update drive set state = ?, build = ?, build_url = ?, stage = ?, stage_since = ?, trigger_at = ?,
                            until_at = ?, result = ?, note = ?, version = version + 1
                        where event = ? and version = ?""",
                                drive.state(),
                                drive.build().map(Drive.Build::name),
                                drive.build().map(Drive.Build::url),
                                drive.stage().map(Drive.Reached::stage),
                                drive.stage().map(Drive.Reached::since),
                                drive.triggerAt(),
                                drive.until(),
                                drive.result(),
                                drive.note(),
                                drive.event(),
                                drive.version())
                        .update()
                > 0;
    }

    static Optional<Drive> find(Database database, String event) {
        return database.sql("select * from drive where event = ?", event)
                .query((row, number) -> read(database, row))
                .optional();
    }

    static Drive read(Database database, ResultSet row) throws SQLException {
        Optional<String> build = Columns.optionalText(row, "build");
        Optional<String> stage = Columns.optionalText(row, "stage");
        return new Drive(
                Columns.text(row, "event"),
                Columns.text(row, "service"),
                Columns.value(row, "kind", ScalingEvent.Kind.class),
                database.read(Columns.text(row, "terms"), Drive.Terms.class),
                Columns.value(row, "state", Drive.State.class),
                build.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Drive.Build(build.get(), Columns.text(row, "build_url"))),
                stage.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Drive.Reached(stage.get(), Columns.instant(row, "stage_since"))),
                Columns.optionalInstant(row, "trigger_at"),
                Columns.instant(row, "until_at"),
                Columns.optionalText(row, "result").map(Drive.Result::valueOf),
                Columns.text(row, "note"),
                Columns.instant(row, "offered_at"),
                row.getLong("version"));
    }
}
