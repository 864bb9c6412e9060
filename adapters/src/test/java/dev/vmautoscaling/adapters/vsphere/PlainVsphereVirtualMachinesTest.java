package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.VirtualMachinesContract;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The port's contract against a simulator that holds nothing of ours: nobody's reading of the API but its makers'. */
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
    protected World world() {
        return lab;
    }
}
