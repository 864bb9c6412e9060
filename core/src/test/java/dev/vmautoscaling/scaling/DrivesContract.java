package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Drives} does, beside the {@link Ledger} that opens the events. */
public abstract class DrivesContract {
    private static final Instant NOW = SettableTime.START.plusNanos(123_456_000);
    private static final Drive.Build BUILD = new Drive.Build("#12", "https://ci.example.com/job/autoscale-shop/12/");
    private static final WorkflowKind KIND = new WorkflowKind(ScaleOut.KIND, List.of(new Looking("one")));
    private static final JenkinsJob JOB = new JenkinsJob(
            "ci",
            "",
            "",
            Optional.empty(),
            true,
            Duration.ofSeconds(60),
            Duration.ofMinutes(2),
            Duration.ofMillis(90_500));

    private final AtomicInteger lastId = new AtomicInteger();
    private final EventPlans plans = new EventPlans(KIND, KIND, () -> "drive-" + lastId.incrementAndGet()).offering();

    private record Looking(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return Outcome.done();
        }
    }

    protected abstract Drives drives();

    protected abstract Ledger ledger();

    protected abstract ScalingGroups groups();

    protected abstract WorkflowStore workflows();

    protected abstract void create(GroupConfig config);

    @BeforeEach
    final void createShops() {
        create(Configs.with(
                Configs.with(Configs.shop(Configs.sizes(2, 9, 2, 2)), "jenkins", Optional.of(JOB)),
                "engine",
                GroupConfig.Engine.JENKINS));
        create(Configs.with(
                Configs.with(Configs.shop(Configs.sizes(2, 9, 2, 2)), "jenkins", Optional.of(JOB)), "service", "mall"));
    }

    private Opening opened(String service, int later) {
        long version = groups().find(service).orElseThrow().version();
        return ledger().open(
                        service,
                        version,
                        books -> plans.scaleOut(
                                books, new Decision.ScaleOut(2, "cpu"), 2, List.of(), NOW.plusSeconds(later)))
                .orElseThrow();
    }

    private Drive offered() {
        return opened("shop", 0).offer().orElseThrow();
    }

    private Drive reread(Drive drive) {
        return drives().of(drive.event()).orElseThrow();
    }

    @Test
    void an_offer_is_written_with_its_event_and_its_workflows_know_it() {
        Opening opening = opened("shop", 0);
        Drive offer = opening.offer().orElseThrow();
        assertThat(reread(offer)).isEqualTo(offer);
        assertThat(offer.state()).isEqualTo(Drive.State.OFFERED);
        assertThat(offer.triggerAt()).contains(NOW.plusSeconds(60));
        assertThat(offer.until()).isEqualTo(NOW.plusSeconds(180));
        assertThat(opening.workflows())
                .hasSize(2)
                .allMatch(workflow -> workflow.facts().containsKey(Fact.DRIVEN));
        assertThat(drives().workflows(offer.event()))
                .extracting(Workflow::id)
                .containsExactlyInAnyOrderElementsOf(
                        opening.workflows().stream().map(Workflow::id).toList());
        assertThat(drives().of("nothing")).isEmpty();
        assertThat(drives().workflows("nothing")).isEmpty();
    }

    @Test
    void every_part_of_a_change_is_kept_to_the_microsecond() {
        Drive drive = offered();
        Drive changed = drive.triggered(NOW)
                .claimedBy(BUILD, NOW.plusSeconds(1))
                .reaching("health-check", NOW.plusSeconds(2))
                .reported(Drive.Result.ABORTED, "aborted by \"somebody\" — 중지")
                .withdrawn("taken back");
        assertThat(drives().save(changed)).isTrue();
        assertThat(reread(drive)).isEqualTo(changed.inVersion(changed.version() + 1));
    }

    @Test
    void a_change_of_an_old_version_is_refused() {
        Drive drive = offered();
        assertThat(drives().save(drive.claimedBy(BUILD, NOW))).isTrue();
        assertThat(drives().save(drive.takenOver("nobody came"))).isFalse();
        assertThat(reread(drive).state()).isEqualTo(Drive.State.CLAIMED);
        assertThat(drives().save(Drive.offer(unknown(), JOB, NOW))).isFalse();
    }

    private static ScalingEvent unknown() {
        return new ScalingEvent(
                "unknown",
                "shop",
                ScalingEvent.Kind.SCALE_OUT,
                ScalingEvent.State.RUNNING,
                "cpu",
                NOW,
                Optional.empty());
    }

    @Test
    void of_many_who_change_it_at_once_one_does() throws Exception {
        Drive drive = offered();
        int changers = 8;
        CyclicBarrier start = new CyclicBarrier(changers);
        AtomicInteger number = new AtomicInteger();
        Callable<Boolean> claim = () -> {
            start.await();
            int own = number.incrementAndGet();
            return drives().save(drive.claimedBy(new Drive.Build("#" + own, "https://ci/job/a/" + own + "/"), NOW));
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int claimed = 0;
            for (Future<Boolean> answer : threads.invokeAll(Collections.nCopies(changers, claim))) {
                claimed += answer.get() ? 1 : 0;
            }
            assertThat(claimed).isEqualTo(1);
        }
    }

    @Test
    void events_that_go_on_are_listed_oldest_first_and_those_that_have_ended_are_not() {
        Opening first = opened("shop", 0);
        Opening second = opened("shop", 10);
        Opening other = opened("mall", 5);
        assertThat(drives().running("shop"))
                .extracting(Drive::event)
                .containsExactly(first.event().id(), second.event().id());
        assertThat(drives().offered())
                .extracting(Drive::event)
                .containsExactly(
                        first.event().id(), other.event().id(), second.event().id());

        drives().save(second.offer().orElseThrow().claimedBy(BUILD, NOW));
        takenBack(first);

        assertThat(drives().running("shop"))
                .extracting(Drive::event)
                .containsExactly(second.event().id());
        assertThat(drives().offered())
                .extracting(Drive::event)
                .containsExactly(other.event().id());
    }

    private void takenBack(Opening opening) {
        WorkflowRunner runner = new WorkflowRunner(
                List.of(KIND), workflows(), group -> false, WorkflowObserver.NOBODY, new SettableTime());
        opening.workflows().forEach(workflow -> {
            workflows().order(workflow.id(), Order.UNDO);
            runner.run(workflow.id());
        });
    }
}
