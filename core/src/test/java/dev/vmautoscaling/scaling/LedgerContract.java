package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.History;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Gate;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does, together with the stores of members, groups and workflows behind it. */
public abstract class LedgerContract {
    private static final Instant NOW = SettableTime.START;
    private static final WorkflowKind OUT =
            new WorkflowKind(ScaleOut.KIND, List.of(new Told("await-guest"), new Told("verify-in-service")));
    private static final WorkflowKind IN = new WorkflowKind(ScaleIn.KIND, List.of(new Told("disable-pool-member")));

    private final AtomicInteger lastId = new AtomicInteger();
    private final EventPlans plans = new EventPlans(OUT, IN, () -> "ledger-" + lastId.incrementAndGet());
    private final SettableTime time = new SettableTime();

    /** Fails when the subject's workflow was given the fact {@code fails}. */
    private record Told(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return attempt.fact("fails").isPresent()
                    ? new Outcome.Failed(Failure.permanent("told to", ""))
                    : new Outcome.Done("", Map.of(Fact.ADDRESS, "10.0.0.101", Fact.VM, "vm-1"));
        }
    }

    protected abstract Ledger ledger();

    protected abstract Members members();

    protected abstract ScalingGroups groups();

    protected abstract WorkflowStore workflows();

    /** A new group, enabled or not, that has no members. */
    protected abstract void create(GroupConfig config, boolean enabled);

    /** Takes the group as it is, but disabled. */
    protected abstract void disable(String service);

    protected abstract void forget(String service);

    /** A person protects the member. */
    protected abstract void protect(Member member);

    /** Turns the kill switch of the service. */
    protected abstract void turn(String service, KillSwitch.Position position);

    @BeforeEach
    final void createShop() {
        create(Configs.shop(Configs.sizes(2, 6, 2, 2)), true);
    }

    private long version() {
        return groups().find("shop").orElseThrow().version();
    }

    private Function<Books, Optional<Opening>> out(int count) {
        return books -> plans.scaleOut(books, new Decision.ScaleOut(count, "cpu"), 2, List.of(), NOW);
    }

    private static Function<Books, Optional<Opening>> everybodyLeaves(EventPlans plans) {
        return books -> plans.departure(books, "its config goes", NOW);
    }

    private static Function<Books, Optional<Opening>> everybodyOf(EventPlans plans) {
        return books -> plans.scaleIn(books, new Decision.ScaleIn(books.live(), "low"), NOW);
    }

    private Opening opened(int count) {
        return ledger().open("shop", version(), out(count)).orElseThrow();
    }

    private void run(Opening opening) {
        Gate open = group -> false;
        WorkflowRunner runner = new WorkflowRunner(List.of(OUT, IN), workflows(), open, WorkflowObserver.NOBODY, time);
        opening.workflows()
                .forEach(workflow -> assertThat(runner.run(workflow.id())).isEqualTo(new Next.Never()));
    }

    @Test
    void opening_writes_event_members_and_workflows_and_moves_the_version_on() {
        long before = version();
        Opening opening = opened(2);
        assertThat(version()).isEqualTo(before + 1);
        assertThat(members().live("shop")).containsExactlyInAnyOrderElementsOf(opening.members());
        assertThat(opening.members()).extracting(Member::name).containsExactly("shop-as01", "shop-as02");
        assertThat(workflows().live())
                .containsExactlyInAnyOrderElementsOf(
                        opening.workflows().stream().map(w -> w.id()).toList());
        assertThat(ledger().history("shop", NOW.minusSeconds(60)).runningOut()).isTrue();
    }

    @Test
    void an_old_version_opens_nothing() {
        long before = version();
        opened(1);
        assertThat(ledger().open("shop", before, out(1))).isEmpty();
        assertThat(members().live("shop")).hasSize(1);
    }

    @Test
    void a_plan_that_wants_nothing_changes_nothing() {
        long before = version();
        assertThat(ledger().open("shop", before, books -> Optional.empty())).isEmpty();
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void a_disabled_or_unknown_group_opens_nothing() {
        create(Configs.with(Configs.shop(), "service", "idle"), false);
        long idle = groups().find("idle").orElseThrow().version();
        assertThat(ledger().open("idle", idle, out(1))).isEmpty();
        assertThat(ledger().open("nobody", 1, out(1))).isEmpty();
        assertThat(groups().enabled()).extracting(group -> group.service()).containsExactly("shop");
    }

    @Test
    void of_two_who_decide_on_one_version_one_opens_an_event() throws Exception {
        int deciders = 8;
        long version = version();
        CyclicBarrier start = new CyclicBarrier(deciders);
        Callable<Optional<Opening>> decide = () -> {
            start.await();
            return ledger().open("shop", version, out(1));
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Opening>>> answers = threads.invokeAll(Collections.nCopies(deciders, decide));
            long opened = 0;
            for (Future<Optional<Opening>> answer : answers) {
                opened += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        }
        assertThat(members().live("shop")).hasSize(1);
    }

    @Test
    void members_follow_their_workflow() {
        Opening opening = opened(1);
        run(opening);
        Member member = members().find(opening.members().getFirst().id()).orElseThrow();
        assertThat(member.state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(member.address().orElseThrow().value()).isEqualTo("10.0.0.101");
        assertThat(member.vm().orElseThrow().value()).isEqualTo("vm-1");
        assertThat(members().monitored()).containsExactly(member);
    }

    @Test
    void the_end_of_a_good_event_starts_the_rest() {
        time.advance(Duration.ofMinutes(1));
        run(opened(2));
        var history = ledger().history("shop", NOW);
        assertThat(history.runningOut()).isFalse();
        assertThat(history.lastOutEndedAt()).contains(time.instant());
        assertThat(history.failedLaunches()).isEmpty();
    }

    @Test
    void the_histories_of_all_groups_are_told_at_once() {
        create(Configs.with(Configs.shop(), "service", "mall"), true);
        create(Configs.with(Configs.shop(), "service", "quiet"), true);
        time.advance(Duration.ofMinutes(1));
        run(opened(2));
        long mall = groups().find("mall").orElseThrow().version();
        Opening failed = ledger().open("mall", mall, out(1)).orElseThrow();
        workflows().order(failed.workflows().getFirst().id(), Order.UNDO);
        run(failed);
        opened(1);

        Map<String, History> all = ledger().histories(NOW);

        assertThat(all.get("shop")).isEqualTo(ledger().history("shop", NOW));
        assertThat(all.get("shop").runningOut()).isTrue();
        assertThat(all.get("shop").lastOutEndedAt()).contains(time.instant());
        assertThat(all.get("mall")).isEqualTo(ledger().history("mall", NOW));
        assertThat(all.get("mall").failedLaunches()).containsExactly(time.instant());
        assertThat(all.getOrDefault("quiet", History.NONE)).isEqualTo(History.NONE);
        assertThat(ledger().histories(time.instant().plusSeconds(1)).get("shop"))
                .matches(history -> history.runningOut() && !history.runningIn());
        assertThat(members().live())
                .containsExactlyInAnyOrderElementsOf(members().live("shop"));
    }

    @Test
    void an_undone_launch_counts_as_failed_and_starts_no_rest() {
        Opening opening = opened(1);
        var workflow = opening.workflows().getFirst();
        workflows().order(workflow.id(), Order.UNDO);
        run(opening);
        assertThat(members().live("shop")).isEmpty();
        assertThat(members()
                        .find(opening.members().getFirst().id())
                        .orElseThrow()
                        .state())
                .isEqualTo(MemberState.ABANDONED);
        var history = ledger().history("shop", NOW.minusSeconds(60));
        assertThat(history.lastOutEndedAt()).isEmpty();
        assertThat(history.failedLaunches()).containsExactly(time.instant());
        assertThat(ledger().history("shop", NOW.plusSeconds(60)).failedLaunches())
                .isEmpty();
    }

    @Test
    void scale_in_marks_its_members_as_draining_and_can_be_found_by_member() {
        Opening out = opened(1);
        run(out);
        Member member = members().live("shop").getFirst();
        Opening in = ledger().open(
                        "shop",
                        version(),
                        books -> plans.scaleIn(books, new Decision.ScaleIn(List.of(member), "low"), NOW))
                .orElseThrow();
        assertThat(members().live("shop")).singleElement().matches(found -> found.is(MemberState.DRAINING));
        assertThat(ledger().removalOf(member.id()))
                .contains(in.workflows().getFirst().id());
        assertThat(ledger().history("shop", NOW).runningIn()).isTrue();
        run(in);
        assertThat(members().live("shop")).isEmpty();
        assertThat(ledger().removalOf(member.id())).isEmpty();
        assertThat(ledger().history("shop", NOW).lastInEndedAt()).contains(time.instant());
    }

    @Test
    void a_removal_that_was_taken_back_starts_a_rest_too() {
        run(opened(1));
        Member member = members().live("shop").getFirst();
        Opening in = ledger().open(
                        "shop",
                        version(),
                        books -> plans.scaleIn(books, new Decision.ScaleIn(List.of(member), "low"), NOW))
                .orElseThrow();
        workflows().order(in.workflows().getFirst().id(), Order.UNDO);
        run(in);
        assertThat(members().live("shop")).singleElement().matches(found -> found.is(MemberState.IN_SERVICE));
        assertThat(ledger().history("shop", NOW).lastInEndedAt()).contains(time.instant());
    }

    @Test
    void what_was_only_observed_is_found_again_and_starts_no_rest() {
        assertThat(ledger().lastObserved("shop", ScalingEvent.Kind.SCALE_OUT)).isEmpty();
        ledger().open(
                        "shop",
                        version(),
                        books -> Optional.of(plans.observed(books, ScalingEvent.Kind.SCALE_OUT, "busy", NOW)))
                .orElseThrow();
        assertThat(ledger().lastObserved("shop", ScalingEvent.Kind.SCALE_OUT)).contains(NOW);
        assertThat(ledger().lastObserved("shop", ScalingEvent.Kind.SCALE_IN)).isEmpty();
        assertThat(ledger().history("shop", NOW).lastOutEndedAt()).isEmpty();
        assertThat(ledger().history("shop", NOW).runningOut()).isFalse();
    }

    @Test
    void all_members_of_a_disabled_group_leave_whatever_its_version_and_only_once() {
        run(opened(2));
        disable("shop");
        long before = version();

        Opening departure =
                ledger().openForDeparture("shop", everybodyLeaves(plans)).orElseThrow();

        assertThat(departure.workflows()).hasSize(2);
        assertThat(members().live("shop")).hasSize(2).allMatch(member -> member.is(MemberState.DRAINING));
        assertThat(version()).isEqualTo(before + 1);
        assertThat(ledger().openForDeparture("shop", everybodyLeaves(plans))).isEmpty();
        run(departure);
        assertThat(members().live("shop")).isEmpty();
    }

    @Test
    void under_the_kill_switch_nothing_is_opened_whatever_was_decided() {
        run(opened(1));
        for (KillSwitch.Position position : List.of(KillSwitch.Position.NO_NEW_WORK, KillSwitch.Position.STOP_NOW)) {
            turn("shop", position);
            assertThat(ledger().open("shop", version(), out(1))).isEmpty();
        }
        disable("shop");
        assertThat(ledger().openForDeparture("shop", everybodyLeaves(plans))).isEmpty();
        assertThat(members().live("shop")).singleElement().matches(found -> found.is(MemberState.IN_SERVICE));

        turn("shop", KillSwitch.Position.OFF);

        assertThat(ledger().openForDeparture("shop", everybodyLeaves(plans))).isPresent();
    }

    @Test
    void who_is_protected_stays_unless_everybody_leaves() {
        run(opened(2));
        Member kept = members().live("shop").getFirst();
        protect(kept);

        Opening in = ledger().open("shop", version(), everybodyOf(plans)).orElseThrow();

        assertThat(in.members()).singleElement().matches(member -> !member.id().equals(kept.id()));
        disable("shop");
        assertThat(ledger().openForDeparture("shop", everybodyLeaves(plans))
                        .orElseThrow()
                        .members())
                .singleElement()
                .matches(member -> member.id().equals(kept.id()));
    }

    @Test
    void a_removal_that_was_taken_back_is_found_with_its_reason() {
        run(opened(1));
        disable("shop");
        Opening departure =
                ledger().openForDeparture("shop", everybodyLeaves(plans)).orElseThrow();
        assertThat(ledger().takenBack("shop", NOW)).isEmpty();

        workflows().order(departure.workflows().getFirst().id(), Order.UNDO);
        run(departure);

        assertThat(ledger().takenBack("shop", NOW).orElseThrow().message()).isEqualTo("taken back by order");
        assertThat(ledger().takenBack("shop", NOW.plusSeconds(1))).isEmpty();
        assertThat(ledger().takenBack("mall", NOW)).isEmpty();
    }

    @Test
    void nobody_of_an_enabled_or_unknown_or_forgotten_group_leaves() {
        run(opened(1));
        assertThat(ledger().openForDeparture("shop", everybodyLeaves(plans))).isEmpty();
        assertThat(ledger().openForDeparture("nobody", everybodyLeaves(plans))).isEmpty();
        disable("shop");
        forget("shop");
        assertThat(ledger().openForDeparture("shop", everybodyLeaves(plans))).isEmpty();
        assertThat(members().live("shop")).singleElement().matches(found -> found.is(MemberState.IN_SERVICE));
    }

    @Test
    void numbers_in_names_go_on_after_members_have_gone() {
        Opening first = opened(1);
        workflows().order(first.workflows().getFirst().id(), Order.UNDO);
        run(first);
        assertThat(opened(1).members().getFirst().name()).isEqualTo("shop-as02");
    }
}
