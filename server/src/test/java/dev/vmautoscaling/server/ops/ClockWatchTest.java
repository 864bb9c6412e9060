package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.SettableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final SettableTime time = new SettableTime();
    private final List<Duration> told = new ArrayList<>();
    private final ClockWatch watch = new ClockWatch(told::add, time);

    private void lookAfter(Duration passed) {
        time.advance(passed);
        watch.look();
    }

    @Test
    void a_clock_that_goes_on_is_no_news() {
        lookAfter(Duration.ZERO);
        lookAfter(Duration.ofSeconds(5));
        lookAfter(Duration.ZERO);
        lookAfter(Duration.ofHours(1));
        assertThat(told).isEmpty();
    }

    @Test
    void one_that_is_set_back_is_told_once_with_how_far() {
        lookAfter(Duration.ZERO);
        lookAfter(Duration.ofHours(-1));
        lookAfter(Duration.ofSeconds(5));
        assertThat(told).containsExactly(Duration.ofHours(1));
    }
}
