package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Opening;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EventStoreTest {
    private static final WorkflowKind OUT = new WorkflowKind(ScaleOut.KIND, List.of(new Obeys()));

    /** Fails for a workflow whose name says so; cannot be taken back when the name says that. */
    private record Obeys() implements Step {
        @Override
        public String key() {
            return "verify-in-service";
        }

        @Override
        public Outcome perform(Attempt attempt) {
            return attempt.workflow().id().contains("fails")
                    ? new Outcome.Failed(Failure.permanent("told to", ""))
                    : Outcome.done();
        }

        @Override
        public Outcome undo(Attempt attempt) {
            return attempt.workflow().id().contains("sticks")
                    ? new Outcome.Failed(Failure.permanent("told to", ""))
                    : Outcome.done();
        }
    }

    private final SettableTime time = new SettableTime();
    private final JdbcMembers members;
    private final JdbcWorkflowStore workflows;
    private final JdbcLedger ledger;
    private final JdbcScalingGroups groups;
    private final EventStore events;
    private final WorkflowRunner runner;

    EventStoreTest(TestDatabase.Kind kind) {
        Database database = kind.database(time);
        members = new JdbcMembers(database);
        workflows = new JdbcWorkflowStore(database);
        ledger = new JdbcLedger(database, members);
        groups = new JdbcScalingGroups(database);
        events = new EventStore(database);
        runner = new WorkflowRunner(List.of(OUT), workflows, group -> false, WorkflowObserver.NOBODY, time);
        groups.create(Configs.shop(), true, new Edit("admin", "create"));
    }

    @Test
    void an_event_is_told_with_its_workflows() {
        open("e", "w1", "w2");
        EventStore.Told told = events.find("e").orElseThrow();
        assertThat(told.event().state()).isEqualTo(ScalingEvent.State.RUNNING);
        assertThat(told.workflows()).extracting(Workflow::id).containsExactly("w1", "w2");
        assertThat(events.find("nothing")).isEmpty();
    }

    @Test
    void each_event_of_a_list_has_its_own_workflows() {
        open("e1", "w1", "w2");
        runner.run("w1");
        runner.run("w2");
        open("e2", "w3");
        assertThat(events.list(EventStore.Filter.ALL, Paging.first(9)).items())
                .extracting(told -> told.workflows().stream().map(Workflow::id).toList())
                .containsExactlyInAnyOrder(List.of("w1", "w2"), List.of("w3"));
    }

    @Test
    void an_event_ends_with_its_last_workflow() {
        open("e", "w1", "w2");
        runner.run("w1");
        assertThat(event("e").endedAt()).isEmpty();
        time.advance(Duration.ofSeconds(5));
        runner.run("w2");
        assertThat(event("e").state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
        assertThat(event("e").endedAt()).contains(time.instant());
    }

    @Test
    void an_event_is_partial_when_some_came_and_undone_when_none_did() {
        open("e1", "w1", "w2-fails");
        open("e2", "w3-fails");
        List.of("w1", "w2-fails", "w3-fails").forEach(runner::run);
        assertThat(event("e1").state()).isEqualTo(ScalingEvent.State.PARTIAL);
        assertThat(event("e2").state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(ledger.history("shop", SettableTime.START).failedLaunches()).hasSize(2);
    }

    @Test
    void an_event_that_is_stuck_has_not_ended_until_a_person_ends_it() {
        open("e", "w-fails-and-sticks");
        runner.run("w-fails-and-sticks");
        assertThat(event("e").state()).isEqualTo(ScalingEvent.State.STUCK);
        assertThat(event("e").endedAt()).isEmpty();
        assertThat(events.stuckWorkflows()).isEqualTo(1);

        workflows.order("w-fails-and-sticks", Order.RESOLVE);
        runner.run("w-fails-and-sticks");

        assertThat(event("e").state()).isEqualTo(ScalingEvent.State.UNDONE);
        assertThat(event("e").endedAt()).isPresent();
        assertThat(events.stuckWorkflows()).isZero();
    }

    @Test
    void workflows_that_end_at_once_do_not_overlook_each_other() throws Exception {
        String[] ids = IntStream.range(0, 8).mapToObj(i -> "w" + i).toArray(String[]::new);
        open("e", ids);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Next>> runs = Stream.of(ids)
                    .<Callable<Next>>map(id -> () -> runner.run(id))
                    .toList();
            for (Future<Next> end : threads.invokeAll(runs)) {
                end.get();
            }
        }
        assertThat(event("e").state()).isEqualTo(ScalingEvent.State.SUCCEEDED);
    }

    @Test
    void lists_by_what_is_asked_newest_first() {
        open("e1", "w1");
        time.advance(Duration.ofMinutes(1));
        open("e2", "w2");
        time.advance(Duration.ofMinutes(1));
        open("e3", "w3");
        runner.run("w2");

        assertThat(ids(EventStore.Filter.ALL, Paging.first(2))).containsExactly("e3", "e2");
        assertThat(ids(EventStore.Filter.ALL, new Paging(2, 2, false))).containsExactly("e1");
        assertThat(ids(EventStore.Filter.ALL, new Paging(0, 9, true))).containsExactly("e1", "e2", "e3");
        assertThat(events.list(EventStore.Filter.ALL, Paging.first(2)).total()).isEqualTo(3);
        assertThat(ids(running(), Paging.first(9))).containsExactly("e3", "e1");
        assertThat(ids(second(), Paging.first(9))).containsExactly("e2");
    }

    private static EventStore.Filter running() {
        return new EventStore.Filter(
                Optional.of("shop"),
                Optional.of(ScalingEvent.State.RUNNING),
                Optional.of(ScalingEvent.Kind.SCALE_OUT),
                Optional.empty(),
                Optional.empty());
    }

    private static EventStore.Filter second() {
        return new EventStore.Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(SettableTime.START.plusSeconds(60)),
                Optional.of(SettableTime.START.plusSeconds(61)));
    }

    @Test
    void members_that_are_gone_are_remembered() {
        open("e", "w1", "w2-fails");
        List.of("w1", "w2-fails").forEach(runner::run);
        assertThat(members.all("shop")).hasSize(2);
        assertThat(members.history("shop", Paging.first(9)).items())
                .singleElement()
                .matches(member -> member.is(MemberState.ABANDONED));
        assertThat(members.count(MemberState.IN_SERVICE)).isEqualTo(1);
        assertThat(members.setProtected("m-w1", true)).isTrue();
        assertThat(members.live("shop")).singleElement().matches(Member::isProtected);
    }

    @Test
    void an_older_workflow_no_longer_changes_its_member() {
        open("e1", "w1");
        Member member = members.find("m-w1").orElseThrow();
        ledger.open("shop", version(), books -> Optional.of(opening("e2", List.of(member), "w2")));
        runner.run("w1");
        assertThat(members.find("m-w1").orElseThrow().state()).isEqualTo(MemberState.PROVISIONING);
    }

    private ScalingEvent event(String id) {
        return events.find(id).orElseThrow().event();
    }

    private List<String> ids(EventStore.Filter filter, Paging paging) {
        return events.list(filter, paging).items().stream()
                .map(told -> told.event().id())
                .toList();
    }

    private long version() {
        return groups.find("shop").orElseThrow().version();
    }

    private void open(String event, String... ids) {
        List<Member> made = List.of(ids).stream().map(id -> member("m-" + id)).toList();
        ledger.open("shop", version(), books -> Optional.of(opening(event, made, ids)))
                .orElseThrow();
    }

    private Opening opening(String event, List<Member> made, String... ids) {
        List<Workflow> all = IntStream.range(0, ids.length)
                .mapToObj(i ->
                        Workflow.pending(ids[i], OUT, event, "shop", made.get(i).id(), Map.of(), time.instant()))
                .toList();
        return new Opening(
                new ScalingEvent(
                        event,
                        "shop",
                        ScalingEvent.Kind.SCALE_OUT,
                        ScalingEvent.State.RUNNING,
                        "test",
                        time.instant(),
                        Optional.empty()),
                made,
                all,
                0);
    }

    private Member member(String id) {
        return new Member(
                id,
                "shop",
                id,
                MemberState.PROVISIONING,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                time.instant(),
                Optional.empty());
    }
}
