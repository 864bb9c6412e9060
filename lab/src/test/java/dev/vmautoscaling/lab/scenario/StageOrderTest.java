package dev.vmautoscaling.lab.scenario;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.lab.controlplane.AgentGateway;
import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of who caused an effect would see it if nobody had asked for it. */
class StageOrderTest {

    private final List<JournalEntry> journal = new ArrayList<>();

    @Test
    void effects_after_the_calls_that_permit_them_are_in_order() {
        called("create-vm-from-template", 10);
        add("vcenter", "CloneVM_Task", 11);
        called("add-f5-pool-member", 20);
        add("f5", "POST ltm/pool/{}/members", 21);
        add("f5", "PATCH ltm/pool/{}/members/{}", 22);
        assertThatNoException().isThrownBy(() -> new StageOrder(journal).requireOf(scaleOut()));
    }

    @Test
    void an_effect_before_its_stage_is_seen() {
        add("vcenter", "CloneVM_Task", 9);
        called("create-vm-from-template", 10);
        called("add-f5-pool-member", 20);
        add("f5", "POST ltm/pool/{}/members", 21);
        assertThatThrownBy(() -> new StageOrder(journal).requireOf(scaleOut()))
                .isInstanceOf(Unexpected.class)
                .hasMessageContaining("CloneVM_Task only after stage create-vm-from-template was called");
    }

    @Test
    void a_stage_that_nobody_called_is_seen() {
        add("vcenter", "CloneVM_Task", 9);
        assertThatThrownBy(() -> new StageOrder(journal).requireOf(scaleOut()))
                .isInstanceOf(Unexpected.class)
                .hasMessageContaining("a call of stage create-vm-from-template");
    }

    private void called(String stage, long at) {
        add(AgentGateway.SYSTEM, "POST api/pipeline/events/e1/stages/" + stage, at);
    }

    private void add(String system, String operation, long at) {
        journal.add(new JournalEntry(system, JournalEntry.Kind.CALL, operation, at, at + 1));
    }

    private static ScalingEvent scaleOut() {
        return new ScalingEvent(
                "e1", "shop", "scale-out", "SUCCEEDED", null, Instant.EPOCH, Instant.ofEpochMilli(1), null, List.of());
    }
}
