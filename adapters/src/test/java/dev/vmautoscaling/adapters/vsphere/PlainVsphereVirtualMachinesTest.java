package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.VirtualMachinesContract;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
