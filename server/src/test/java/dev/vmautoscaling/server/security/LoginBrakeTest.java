package dev.vmautoscaling.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginBrakeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final LoginBrake brake = new LoginBrake();

    @Test
    void a_few_failures_cost_nothing() {
        fail(LoginBrake.FREE_FAILURES - 1);

        assertThat(brake.closedUntil("a", NOON)).isEmpty();
    }

    @Test
    void each_further_failure_doubles_the_wait_up_to_a_limit() {
        fail(LoginBrake.FREE_FAILURES);
        assertThat(brake.closedUntil("a", NOON)).contains(NOON.plusSeconds(1));
        fail(3);
        assertThat(brake.closedUntil("a", NOON)).contains(NOON.plusSeconds(8));
        fail(100);
        assertThat(brake.closedUntil("a", NOON)).contains(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void the_wait_ends_by_itself() {
        fail(LoginBrake.FREE_FAILURES);

        assertThat(brake.closedUntil("a", NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void success_forgets_and_others_are_not_held_back() {
        fail(20);
        assertThat(brake.closedUntil("b", NOON)).isEmpty();

        brake.succeeded("a");

        assertThat(brake.closedUntil("a", NOON)).isEmpty();
    }

    @Test
    void failures_from_everywhere_fill_no_memory() {
        fail(20);
        for (int i = 0; i < 50_000; i++) {
            brake.failed("other " + i, NOON);
        }

        assertThat(brake.closedUntil("a", NOON)).as("the oldest is forgotten").isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            brake.failed("a", NOON);
        }
    }
}
