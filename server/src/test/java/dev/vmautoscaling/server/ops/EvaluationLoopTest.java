package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.SettableTime;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluationLoopTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger mostTogether = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);

    private EvaluationLoop loop = loop(NEVER);

    private EvaluationLoop loop(Duration interval) {
        return new EvaluationLoop(this::round, interval, (lag, took) -> {}, Clock.systemUTC());
    }

    private void round() {
        begun.incrementAndGet();
        mostTogether.accumulateAndGet(together.incrementAndGet(), Math::max);
        mayEnd.acquireUninterruptibly();
        together.decrementAndGet();
    }

    @AfterEach
    void stop() {
        mayEnd.release(1000);
        loop.stop();
    }

    private void awaitRounds(int count) {
        Eventually.until(count + " rounds", () -> begun.get() >= count);
    }

    @Test
    void looks_at_once_when_it_starts() {
        loop.start();
        awaitRounds(1);
    }

    @Test
    void many_hints_during_a_round_make_one_more_round_and_never_two_at_a_time() {
        loop.start();
        awaitRounds(1);
        for (int i = 0; i < 50; i++) {
            loop.wake();
        }
        mayEnd.release();
        awaitRounds(2);
        mayEnd.release();
        Eventually.until("at rest", () -> together.get() == 0);
        assertThat(begun).hasValue(2);
        assertThat(mostTogether).hasValue(1);
    }

    @Test
    void goes_on_after_a_round_that_broke_off() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(3);
        loop = new EvaluationLoop(
                () -> {
                    rounds.countDown();
                    throw new IllegalStateException("broken on purpose");
                },
                Duration.ofMillis(1),
                (lag, took) -> {},
                Clock.systemUTC());
        loop.start();
        assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_delays_no_round() {
        SettableTime time = new SettableTime();
        loop = new EvaluationLoop(
                () -> {
                    begun.incrementAndGet();
                    time.advance(Duration.ofHours(-1));
                },
                Duration.ofMillis(1),
                (lag, took) -> {},
                time);
        loop.start();
        awaitRounds(3);
    }

    @Test
    void can_be_stopped_and_started_again() {
        mayEnd.release(2);
        loop.start();
        awaitRounds(1);
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
        loop.start();
        awaitRounds(2);
    }
}
