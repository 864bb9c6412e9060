package dev.vmautoscaling.pipeline;

import static dev.vmautoscaling.pipeline.PipelineWorld.FIRST;
import static dev.vmautoscaling.pipeline.PipelineWorld.LEASE;
import static dev.vmautoscaling.pipeline.PipelineWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes together, an event has one driver at a time, and a step begins only when that one has asked for it. */
class OneDriverTest {
    @RepeatedTest(20)
    void of_two_builds_that_claim_one_offer_at_once_one_gets_it() throws Exception {
        PipelineWorld pipeline = new PipelineWorld(false).offered();
        List<Claims.Claim> claims = atOnce(() -> pipeline.claim(FIRST), () -> pipeline.claim(SECOND));
        assertThat(claims).filteredOn(claim -> claim.event().isPresent()).hasSize(1);
        assertThat(claims)
                .filteredOn(claim -> claim.event().isEmpty())
                .singleElement()
                .satisfies(claim -> assertThat(claim.reason()).contains("drives it"));
    }

    @RepeatedTest(20)
    void a_build_that_claims_while_the_offer_runs_out_gets_it_or_is_told_who_has_it() throws Exception {
        PipelineWorld pipeline = new PipelineWorld(true).offered();
        pipeline.world.time.advance(Duration.ofSeconds(180).minusNanos(1));
        List<Boolean> told = atOnce(() -> pipeline.claim(FIRST).event().isPresent(), () -> {
            pipeline.world.time.advance(Duration.ofNanos(1));
            pipeline.rule.now(pipeline.event());
            return false;
        });
        assertThat(pipeline.drive().state()).isEqualTo(told.getFirst() ? Drive.State.CLAIMED : Drive.State.TAKEN_OVER);
        if (!told.getFirst()) {
            assertThat(pipeline.ask(FIRST, Stage.GET_AVAILABLE_IP).state()).isEqualTo(Progress.State.FAILED);
        }
    }

    @RepeatedTest(20)
    void a_build_that_is_heard_of_while_its_lease_runs_out_keeps_it_or_has_lost_it() throws Exception {
        PipelineWorld pipeline = new PipelineWorld(false).offered();
        pipeline.claim(FIRST);
        pipeline.world.time.advance(LEASE.minusNanos(1));
        List<Progress.State> told =
                atOnce(() -> pipeline.ask(FIRST, Stage.GET_AVAILABLE_IP).state(), () -> {
                    pipeline.world.time.advance(Duration.ofNanos(1));
                    pipeline.rule.now(pipeline.event());
                    return Progress.State.DONE;
                });
        boolean kept = told.getFirst() == Progress.State.RUNNING;
        assertThat(pipeline.drive().state()).isEqualTo(kept ? Drive.State.CLAIMED : Drive.State.WITHDRAWN);
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** Notes with each first attempt at a step who drives the event then, and what that one has asked for. */
    private static final class Watched implements Step {
        private final Step step;
        private final PipelineWorld pipeline;
        private final List<String> violations;
        private final Set<String> drivers;

        Watched(Step step, PipelineWorld pipeline, List<String> violations, Set<String> drivers) {
            this.step = step;
            this.pipeline = pipeline;
            this.violations = violations;
            this.drivers = drivers;
        }

        @Override
        public String key() {
            return step.key();
        }

        @Override
        public Outcome perform(Attempt attempt) {
            if (attempt.number() == 1) {
                begun(pipeline.world
                        .ledger
                        .drives()
                        .of(attempt.workflow().event())
                        .orElseThrow());
            }
            return step.perform(attempt);
        }

        private void begun(Drive drive) {
            boolean isDriven = switch (drive.state()) {
                case OFFERED, WITHDRAWN -> false;
                case CLAIMED ->
                    drive.stage()
                            .flatMap(reached -> Stage.of(reached.stage()))
                            .filter(stage -> stage.permitted().contains(key()))
                            .isPresent();
                case TAKEN_OVER -> true;
            };
            if (!isDriven) {
                violations.add(key() + " was begun while " + drive.state() + ", asked for " + drive.stage());
            }
            drivers.add(drive.state() + drive.build().map(Drive.Build::name).orElse(""));
        }

        @Override
        public Outcome undo(Attempt attempt) {
            return step.undo(attempt);
        }

        @Override
        public RetryPolicy retries() {
            return step.retries();
        }

        @Override
        public boolean isPointOfNoReturn() {
            return step.isPointOfNoReturn();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatever_two_builds_and_the_loop_do_in_whatever_order_one_of_them_drives(boolean fallBack) {
        for (int seed = 0; seed < 150; seed++) {
            List<String> violations = new ArrayList<>();
            Set<String> drivers = new LinkedHashSet<>();
            PipelineWorld pipeline = new PipelineWorld(fallBack);
            pipeline.world.disguised(step -> new Watched(step, pipeline, violations, drivers));
            pipeline.offered();
            Random random = new Random(seed);
            for (int i = 0; i < 40; i++) {
                anything(pipeline, random);
            }
            pipeline.world.runToTheEnd();

            assertThat(violations).as("seed %d", seed).isEmpty();
            assertThat(drivers)
                    .as("seed %d: first one build, then nobody but the control plane", seed)
                    .filteredOn(driver -> driver.startsWith("CLAIMED"))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(pipeline.world.created()).hasSizeLessThanOrEqualTo(1);
            assertThat(pipeline.state()).isIn(ScalingEvent.State.SUCCEEDED, ScalingEvent.State.UNDONE);
            if (pipeline.state() == ScalingEvent.State.UNDONE) {
                assertThat(pipeline.world.traces()).as("seed %d", seed).isEmpty();
            }
        }
    }

    private static void anything(PipelineWorld pipeline, Random random) {
        Drive.Build build = random.nextInt(3) == 0 ? SECOND : FIRST;
        Stage stage = Stage.of(ScalingEvent.Kind.SCALE_OUT).get(random.nextInt(4));
        switch (random.nextInt(8)) {
            case 0, 1 -> pipeline.claims.claim(pipeline.shop(), build, Optional.empty());
            case 2, 3, 4 -> pipeline.ask(build, stage);
            case 5 -> pipeline.offers.look(Runnable::run);
            case 6 -> pipeline.world.runFor(Duration.ofSeconds(random.nextInt(70)));
            default -> {
                if (random.nextInt(10) == 0) {
                    Drive.Result[] results = Drive.Result.values();
                    pipeline.builds.ended(pipeline.event(), build, results[random.nextInt(results.length)]);
                } else {
                    pipeline.world.restart();
                }
            }
        }
    }

    @Test
    void a_build_gets_an_event_that_another_one_has_lost_only_as_a_new_event() {
        PipelineWorld pipeline = new PipelineWorld(false).offered();
        pipeline.claim(FIRST);
        String lost = pipeline.event();
        pipeline.world.runFor(LEASE.plusSeconds(5));
        pipeline.world.busy();
        assertThat(pipeline.claim(SECOND).event().map(Drive::event))
                .isPresent()
                .get()
                .isNotEqualTo(lost);
    }
}
