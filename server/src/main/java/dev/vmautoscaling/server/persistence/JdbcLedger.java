package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.decision.History;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.Books;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.scaling.Opening;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens events under the lock on the group's row, so that of two who decided on the same version one opens one. */
public final class JdbcLedger implements Ledger {
    private final Database database;
    private final JdbcMembers members;
    private final WorkflowRows workflows;
    private final EventRows events;
    private final KillSwitch killSwitch;

    public JdbcLedger(Database database, JdbcMembers members) {
        this.database = database;
        this.members = members;
        this.workflows = new WorkflowRows(database);
        this.events = new EventRows(database);
        this.killSwitch = new KillSwitchStore(database);
    }

    private record Locked(ScalingGroup group, int lastNumber) {}

    @Override
    public Optional<Opening> open(String service, long version, Function<Books, Optional<Opening>> plan) {
        return database.inTransaction(() -> locked(service)
                .filter(locked -> locked.group().enabled() && locked.group().version() == version)
                .filter(locked -> killSwitch.of(service) == KillSwitch.Position.OFF)
                .flatMap(locked -> plan.apply(new Books(locked.group(), members.live(service), locked.lastNumber())))
                .map(opening -> written(service, opening)));
    }

    @Override
    public Optional<Opening> openForDeparture(String service, Function<Books, Optional<Opening>> plan) {
        return database.inTransaction(() -> locked(service)
                .filter(locked -> !locked.group().enabled())
                .filter(locked -> killSwitch.of(service) == KillSwitch.Position.OFF)
                .flatMap(locked -> plan.apply(new Books(locked.group(), members.live(service), locked.lastNumber())))
                .map(opening -> written(service, opening)));
    }

    @Override
    public Optional<Failure> takenBack(String service, Instant since) {
        return database.sql("""
                        select * from workflow
                        where service = ? and kind = ? and state = 'UNDONE' and created_at >= ?
                        order by created_at, id limit 1""", service, ScaleIn.KIND, since)
                .query(workflows::read)
                .optional()
                .flatMap(Workflow::failure);
    }

    private Optional<Locked> locked(String service) {
        return database.sql("select * from scaling_group where service = ? and deleted_at is null for update", service)
                .query(this::readLocked)
                .optional();
    }

    private Locked readLocked(ResultSet row, int number) throws SQLException {
        return new Locked(JdbcScalingGroups.group(database, row), row.getInt("last_number"));
    }

    private Opening written(String service, Opening opening) {
        events.insert(opening.event());
        Map<String, String> workflowOf =
                opening.workflows().stream().collect(Collectors.toMap(Workflow::subject, Workflow::id));
        for (Member member : opening.members()) {
            JdbcMembers.put(database, member, workflowOf.getOrDefault(member.id(), ""));
        }
        opening.workflows().forEach(workflows::insert);
        opening.offer().ifPresent(drive -> DriveRows.insert(database, drive));
        database.sql(
                        "update scaling_group set version = version + 1, last_number = ? where service = ?",
                        opening.lastNumber(),
                        service)
                .update();
        return opening;
    }

    @Override
    public History history(String service, Instant since) {
        return new History(
                isRunning(service, ScalingEvent.Kind.SCALE_OUT),
                isRunning(service, ScalingEvent.Kind.SCALE_IN),
                lastEnd(service, ScalingEvent.Kind.SCALE_OUT),
                lastEnd(service, ScalingEvent.Kind.SCALE_IN),
                failedLaunches(service, since));
    }

    private boolean isRunning(String service, ScalingEvent.Kind kind) {
        return database.sql("""
                        select count(*) from scaling_event where service = ? and kind = ? and state = 'RUNNING'""", service, kind).query(Long.class).single() > 0;
    }

    /** Of events that changed the size, or were to make it smaller. */
    private Optional<Instant> lastEnd(String service, ScalingEvent.Kind kind) {
        return database.sql("""
                        select max(ended_at) as ended_at from scaling_event
                        where service = ? and kind = ?
                            and (state in ('SUCCEEDED', 'PARTIAL') or (state = 'UNDONE' and kind = 'SCALE_IN'))""", service, kind)
                .query((row, number) -> Columns.optionalInstant(row, "ended_at"))
                .single();
    }

    /** One per member that did not come, at the end of its event. */
    private List<Instant> failedLaunches(String service, Instant since) {
        return database.sql("""
                        select e.ended_at as ended_at from scaling_event e join workflow w on w.event = e.id
                        where e.service = ? and e.state in ('UNDONE', 'PARTIAL') and e.ended_at >= ?
                            and w.kind = ? and w.state = 'UNDONE'
                        order by e.ended_at""", service, since, ScaleOut.KIND)
                .query((row, number) -> Columns.instant(row, "ended_at"))
                .list();
    }

    @Override
    public Map<String, History> histories(Instant since) {
        return new Histories(database).since(since);
    }

    @Override
    public Optional<Instant> lastObserved(String service, ScalingEvent.Kind kind) {
        return database.sql("""
                        select max(created_at) as last_at from scaling_event
                        where service = ? and kind = ? and state = 'OBSERVED'""", service, kind)
                .query((row, number) -> Columns.optionalInstant(row, "last_at"))
                .single();
    }

    @Override
    public Optional<String> removalOf(String member) {
        return database.sql("""
                        select id from workflow
                        where subject = ? and kind = ? and state not in ('COMPLETED', 'UNDONE', 'RESOLVED')
                        order by created_at desc limit 1""", member, ScaleIn.KIND).query(String.class).optional();
    }
}
