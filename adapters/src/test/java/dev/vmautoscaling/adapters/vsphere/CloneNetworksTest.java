package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.scaling.Configs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clone is connected to the ordered network, standard or distributed, and not to its template's. */
class CloneNetworksTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_clone_is_connected_to_the_ordered_network_only(boolean hasFront) {
        VcenterOptions options = VcenterOptions.shop();
        try (LabVcenter lab = new LabVcenter(hasFront ? options : options.withoutFront())) {
            for (String network : new String[] {"DC0_DVPG0", "VM Network"}) {
                CloneOrder order = LabVcenter.order();
                CloneOrder there =
                        Configs.with(order, "placement", Configs.with(order.placement(), "network", network));

                assertThat(lab.networks(lab.cloned(there).id())).containsExactly(network);
            }
        }
    }
}
