package dev.vmautoscaling.domain.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import org.junit.jupiter.api.Test;

/** The rest of the contract, for a vCenter that refuses what a real one does: any but the plainest simulator. */
public abstract class StrictVmTemplatesContract extends VmTemplatesContract {
    private void assertRefused(TaskId task, String said) {
        assertThat(end(task)).isInstanceOfSatisfying(TaskStatus.Failed.class, failed -> {
            assertThat(failed.fault().kind()).isEqualTo(FaultKind.PERMANENT);
            assertThat(failed.fault()).hasMessageContaining(said);
        });
    }

    @Test
    void a_taken_name_is_refused_for_good_and_changes_nothing() {
        TemplateOrder first = order(unusedName(), true);
        VmDetails template = made(first);

        OutsideFault fault = refusal(order(first.name(), true));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining(first.name());
        assertThat(templates().named(place().datacenter(), first.name())).containsExactly(template);
    }

    @Test
    void a_template_is_not_renamed_to_a_taken_name() {
        VmDetails other = made(order(unusedName(), true));
        VmId template = made(order(unusedName(), true)).id();

        assertRefused(templates().startRenaming(template, other.name()), other.name());
    }

    @Test
    void a_template_does_not_change() {
        VmId template = made(order(unusedName(), true)).id();

        assertRefused(templates().startSnapshot(template, "late", ""), "template");
        assertThat(seen(template).snapshots()).isEmpty();
    }
}
