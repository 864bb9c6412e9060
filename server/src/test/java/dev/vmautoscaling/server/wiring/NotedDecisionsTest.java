package dev.vmautoscaling.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.capacity.Limit;
import dev.vmautoscaling.domain.capacity.Room;
import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.scaling.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotedDecisionsTest {
    private final List<Decisions.Entry> recorded = new ArrayList<>();

    @Test
    void a_maximum_that_cannot_be_reached_stands_beside_every_decision() {
        decided(EffectiveMax.of(10, 4, List.of(new Room(Limit.ADDRESSES, 3, "3 of 5 are free"))));

        assertThat(recorded.getFirst().inputs())
                .containsEntry("effective max", "max 10, can reach 7, limited by free addresses")
                .containsEntry("size", "4");
    }

    @Test
    void one_that_can_is_not_worth_a_word() {
        decided(EffectiveMax.of(10, 4, List.of()));

        assertThat(recorded.getFirst().inputs()).containsOnlyKeys("size");
    }

    private void decided(EffectiveMax max) {
        new NotedDecisions(recorded::add, service -> Optional.of(max))
                .record(new Decisions.Entry(
                        "shop",
                        SettableTime.START,
                        Decision.Hold.because(HoldReason.WITHIN_THRESHOLDS, ""),
                        Map.of("size", "4"),
                        Optional.empty()));
    }
}
