package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.VirtualMachinesContract;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same against a simulator that holds nothing of ours: no guests, no names refused, but nobody's reading of the API but its makers'. */
class PlainVsphereVirtualMachinesTest extends VirtualMachinesContract {
    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop().withoutFront());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Override
    protected VirtualMachines machines() {
        return lab.connection.machines();
    }

    @Override
    protected Placement placement() {
        return LabVcenter.PLACEMENT;
    }

    @Override
    protected String template() {
        return "shop-template";
    }

    @Override
    protected IpAddress unusedAddress() {
        return LabVcenter.unusedAddress();
    }

    @Test
    void a_clone_is_connected_to_the_ordered_network_only() {
        CloneOrder ordered = order(unusedName());

        assertThat(lab.networks(cloned(ordered).id())).containsExactly("DC0_DVPG0");
        assertThat(lab.networks(cloned(on("VM Network", order(unusedName()))).id()))
                .containsExactly("VM Network");
    }

    private static CloneOrder on(String network, CloneOrder order) {
        Placement place = order.placement();
        return new CloneOrder(
                order.template(),
                order.name(),
                order.mode(),
                new Placement(
                        place.vcenter(),
                        place.datacenter(),
                        place.cluster(),
                        place.folder(),
                        place.datastore(),
                        network),
                order.network(),
                order.mark());
    }
}
