package dev.vmautoscaling.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void without_jitter_a_constant_rate_is_evenly_spaced() {
        List<Long> due = arrivals(new LoadProfile(List.of(LoadPhase.constant(Duration.ofSeconds(1), 4)), 0, 1));

        assertThat(due).containsExactly(millis(0), millis(250), millis(500), millis(750));
    }

    @Test
    void jitter_moves_an_arrival_only_within_its_slot_and_keeps_the_order() {
        List<Long> due = arrivals(LoadProfile.of(7, LoadPhase.constant(TEN_SECONDS, 20)));

        assertThat(due).hasSize(200).isSorted();
        for (int i = 0; i < due.size(); i++) {
            assertThat(due.get(i)).isBetween(millis(50L * i), millis(50L * (i + 1)));
        }
    }

    @Test
    void the_same_seed_gives_the_same_arrivals_and_another_seed_others() {
        LoadPhase phase = LoadPhase.ramp(TEN_SECONDS, 1, 30);

        assertThat(arrivals(LoadProfile.of(7, phase))).isEqualTo(arrivals(LoadProfile.of(7, phase)));
        assertThat(arrivals(LoadProfile.of(7, phase))).isNotEqualTo(arrivals(LoadProfile.of(8, phase)));
    }

    @Test
    void a_ramp_has_its_mean_rate_and_more_arrivals_where_the_rate_is_higher() {
        List<Long> due = arrivals(LoadProfile.of(1, LoadPhase.ramp(TEN_SECONDS, 0, 40)));

        assertThat(due).hasSize(200);
        assertThat(due.stream().filter(at -> at < millis(5_000))).hasSize(50);
    }

    @Test
    void phases_follow_one_another_without_a_gap_or_an_extra_arrival() {
        List<Long> due = arrivals(new LoadProfile(
                List.of(
                        LoadPhase.constant(Duration.ofSeconds(1), 2.5),
                        LoadPhase.constant(Duration.ofSeconds(1), 0),
                        LoadPhase.ramp(Duration.ofSeconds(2), 10, 0)),
                0,
                1));

        assertThat(due).hasSize(13).isSorted();
        assertThat(due.subList(0, 3)).containsExactly(millis(0), millis(400), millis(800));
        assertThat(due.get(3)).isBetween(millis(2_000), millis(2_100));
    }

    private static List<Long> arrivals(LoadProfile profile) {
        Arrivals arrivals = new Arrivals(profile);
        List<Long> due = new ArrayList<>();
        for (OptionalLong next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
            due.add(next.getAsLong());
        }
        return due;
    }

    private static long millis(long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }
}
