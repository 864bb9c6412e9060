package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void ten_who_ask_while_an_answer_is_worked_out_share_the_next_one() throws Exception {
        Shared<Integer> shared = new Shared<>(this::slowly);
        FutureTask<Integer> first = new FutureTask<>(shared::get);
        Thread.ofPlatform().start(first);
        started.await();

        List<FutureTask<Integer>> others = IntStream.range(0, 10)
                .mapToObj(number -> new FutureTask<>(shared::get))
                .toList();
        List<Thread> threads =
                others.stream().map(other -> Thread.ofPlatform().start(other)).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        released.countDown();

        assertThat(first.get()).isEqualTo(1);
        for (FutureTask<Integer> other : others) {
            assertThat(other.get()).isEqualTo(2);
        }
    }

    private int slowly() {
        int number = begun.incrementAndGet();
        started.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return number;
    }

    @Test
    void who_asks_later_gets_what_is_then() {
        Shared<Integer> shared = new Shared<>(begun::incrementAndGet);

        assertThat(List.of(shared.get(), shared.get())).containsExactly(1, 2);
    }

    @Test
    void a_failure_is_told_and_not_kept() {
        Shared<Integer> shared = new Shared<>(() -> {
            if (begun.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
            return begun.get();
        });

        assertThatIllegalStateException().isThrownBy(shared::get).withMessage("no database");
        assertThat(shared.get()).isEqualTo(2);
    }
}
