package dev.vmautoscaling.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private static final GuestSpec USUAL = GuestSpec.usual("shop-01", "127.0.0.1");

    @Test
    void an_idle_core_serves_at_once() {
        WorkQueue queue = new WorkQueue(USUAL);

        assertThat(queue.accept(millis(100))).hasValue(millis(125));
    }

    @Test
    void requests_wait_for_those_before_them() {
        WorkQueue queue = new WorkQueue(USUAL);

        queue.accept(0);
        queue.accept(0);

        assertThat(queue.accept(millis(10))).hasValue(millis(75));
        assertThat(queue.unfinished(millis(10))).isEqualTo(3);
    }

    @Test
    void two_cores_serve_two_requests_at_a_time() {
        WorkQueue queue = new WorkQueue(new GuestSpec("shop-01", "127.0.0.1", "1", 40, 2, 10, GuestSpec.Ports.USUAL));

        assertThat(queue.accept(0)).hasValue(millis(50));
        assertThat(queue.accept(0)).hasValue(millis(50));
        assertThat(queue.accept(0)).hasValue(millis(100));
    }

    @Test
    void a_full_queue_refuses_and_takes_again_when_work_is_done() {
        WorkQueue queue = new WorkQueue(USUAL.withQueueLimit(2));

        for (int accepted = 0; accepted < 3; accepted++) {
            assertThat(queue.accept(0)).isPresent();
        }

        assertThat(queue.accept(0)).isEmpty();
        assertThat(queue.accept(millis(25))).isPresent();
    }

    @Test
    void busy_time_is_exact_in_the_middle_of_a_request() {
        WorkQueue queue = new WorkQueue(USUAL);

        queue.accept(millis(100));

        assertThat(queue.busy(0, millis(100))).isZero();
        assertThat(queue.busy(0, millis(110))).isEqualTo(millis(10));
        assertThat(queue.busy(0, millis(500))).isEqualTo(millis(25));
    }

    @Test
    void thirty_requests_a_second_keep_a_core_of_forty_busy_for_three_quarters_of_the_time() {
        WorkQueue queue = new WorkQueue(USUAL);

        for (int request = 0; request < 300; request++) {
            queue.accept(request * TimeUnit.SECONDS.toNanos(1) / 30);
        }

        assertThat(queue.busy(0, TimeUnit.SECONDS.toNanos(10))).isEqualTo(millis(7_500));
    }

    @Test
    void above_its_capacity_a_core_is_always_busy_and_the_wait_grows() {
        WorkQueue queue = new WorkQueue(USUAL.withQueueLimit(1_000));
        long last = 0;

        for (int request = 0; request < 800; request++) {
            last = queue.accept(request * TimeUnit.SECONDS.toNanos(1) / 80).orElseThrow();
        }

        assertThat(queue.busy(0, TimeUnit.SECONDS.toNanos(10))).isEqualTo(TimeUnit.SECONDS.toNanos(10));
        assertThat(last).isEqualTo(TimeUnit.SECONDS.toNanos(20));
    }

    private static long millis(long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }
}
