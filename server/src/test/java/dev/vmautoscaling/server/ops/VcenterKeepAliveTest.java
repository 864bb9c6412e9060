package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VcenterKeepAliveTest {
    private final List<String> asked = new ArrayList<>();
    private Set<String> inUse = Set.of("vc");
    private boolean reachable = true;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final VcenterKeepAlive keepAlive = new VcenterKeepAlive(() -> inUse, this::answer, () -> now);

    private void answer(String vcenter) {
        asked.add(vcenter);
        if (!reachable) {
            throw new OutsideFault(FaultKind.TRANSIENT, "vCenter vc", "log in", "no answer", "");
        }
    }

    private void lookAfter(Duration pause) {
        now = now.plus(pause);
        keepAlive.look();
    }

    @Test
    void a_new_vcenter_is_asked_at_once_and_then_seldom() {
        keepAlive.look();
        lookAfter(Duration.ofSeconds(2));
        assertThat(asked).hasSize(1);
        lookAfter(VcenterKeepAlive.BETWEEN_QUESTIONS);
        assertThat(asked).hasSize(2);
    }

    @Test
    void one_that_does_not_answer_is_asked_again_soon_but_not_at_every_look() {
        reachable = false;
        keepAlive.look();
        lookAfter(Duration.ofSeconds(2));
        assertThat(asked).hasSize(1);
        lookAfter(VcenterKeepAlive.AFTER_TROUBLE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void one_that_was_out_of_use_is_new_again() {
        keepAlive.look();
        inUse = Set.of();
        keepAlive.look();
        inUse = Set.of("vc");
        keepAlive.look();
        assertThat(asked).hasSize(2);
    }
}
