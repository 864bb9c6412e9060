package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.StrictVmTemplatesContract;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmTemplates;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.scaling.Configs;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The port's contract against a simulated vCenter that takes its time. */
class VsphereTemplatesTest extends StrictVmTemplatesContract {
    static final TemplatePlace PLACE = new TemplatePlace("DC0", "DC0_C0", "VM-Autoscaling/templates", "LocalDS_0");

    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop().withTaskDelay(Duration.ofMillis(10)));
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
        return PLACE;
    }

    @Test
    void a_template_without_a_folder_of_its_own_lies_in_the_datacenters() {
        VmDetails template = templates().named("DC0", "shop-template").getFirst();

        assertThat(template.isTemplate()).isTrue();
        assertThat(template.place()).isEqualTo(new TemplatePlace("DC0", "DC0_C0", "", "LocalDS_0"));
        assertThat(template.networks()).containsExactly("VM Network");
        assertThat(template.cpus()).isEqualTo(2);
        assertThat(template.memoryBytes()).isEqualTo(4L << 30);
        assertThat(template.disks()).extracting(VmDetails.Disk::bytes).containsExactly(16L << 30);
    }

    @Test
    void a_template_knows_the_linked_clones_that_would_die_with_it() {
        VmDetails template = made(order(unusedName(), false));
        succeed(templates().startSnapshot(template.id(), "for linked clones", ""));
        templates().markAsTemplate(template.id());
        CloneOrder full = Configs.with(LabVcenter.order(), "template", template.name());
        CloneOrder order = Configs.with(full, "mode", CloneMode.LINKED);

        lab.cloned(order);

        assertThat(templates().linkedClonesOf(template.id())).containsExactly(order.name());
    }
}
