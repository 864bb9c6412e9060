package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.VmTemplates;
import dev.vmautoscaling.domain.vm.VmTemplatesContract;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same against a simulator that holds nothing of ours. */
class PlainVsphereTemplatesTest extends VmTemplatesContract {
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
    protected VmTemplates templates() {
        return lab.connection.templates();
    }

    @Override
    protected String running() {
        return "shop-01";
    }

    @Override
    protected TemplatePlace place() {
        return VsphereTemplatesTest.PLACE;
    }
}
