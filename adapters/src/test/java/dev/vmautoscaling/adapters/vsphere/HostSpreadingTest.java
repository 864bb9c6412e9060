package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.vm.Apartness;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.scaling.Configs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Without DRS nobody but us chooses the host of a new VM. */
class HostSpreadingTest {
    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop());
        lab.simulator.setDrs(false);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static List<VmId> clones(int count) {
        List<VmId> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(lab.cloned(Configs.with(LabVcenter.order(), "apartFrom", made))
                    .id());
        }
        return made;
    }

    @Test
    void the_vms_of_a_service_are_spread_over_all_hosts() {
        assertThat(clones(3)).extracting(lab::host).doesNotHaveDuplicates();
        assertThat(clones(6).stream().map(lab::host).distinct()).hasSize(3);
    }

    @Test
    void no_rule_is_made_that_nothing_would_heed() {
        List<VmId> vms = clones(2);

        Apartness now = lab.machines().keepApart(LabVcenter.PLACEMENT, "rule", vms);

        assertThat(now.pending()).isEmpty();
        assertThat(now.said())
                .isEqualTo("cluster DC0_C0 has no DRS: each new VM goes to the host with the fewest of them");
        assertThat(lab.keptApart("rule")).isEmpty();
    }
}
