package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.vsphere.VsphereConnection;
import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.inventory.VcenterInventory;
import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcTemplateUses;
import dev.vmautoscaling.server.persistence.JdbcTemplates;
import dev.vmautoscaling.templates.TemplateDesk;
import dev.vmautoscaling.templates.TemplateKinds;
import dev.vmautoscaling.templates.steps.Reach;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work on templates: its records, what it reaches, and its kinds of workflow. */
@Configuration(proxyBeanMethods = false)
class TemplatesConfiguration {
    @Bean
    JdbcTemplates templates(Database database) {
        return new JdbcTemplates(database);
    }

    @Bean
    JdbcTemplateUses templateUses(JdbcScalingGroups groups, JdbcMembers members) {
        return new JdbcTemplateUses(groups, members);
    }

    @Bean
    Connected<VcenterInventory> vcenterInventories(ConnectedClients<VsphereConnection, VirtualMachines> vcenters) {
        return vcenters.serving(VsphereConnection::inventory);
    }

    @Bean
    Reach templateReach(
            Installation installation,
            JdbcTemplates templates,
            JdbcTemplateUses uses,
            ConnectedClients<VsphereConnection, VirtualMachines> vcenters,
            Politeness politeness) {
        return new Reach(
                installation.id(),
                templates,
                uses,
                vcenters.serving(VsphereConnection::templates),
                vcenters.serving(VsphereConnection::templateRights),
                politeness);
    }

    @Bean
    TemplateKinds templateKinds(Reach reach) {
        return TemplateKinds.of(reach);
    }

    @Bean
    TemplateDesk templateDesk(Reach reach, JdbcTemplates templates, TemplateKinds kinds) {
        return new TemplateDesk(reach, templates, kinds, () -> UUID.randomUUID().toString());
    }

    @Bean
    WorkflowKind cloneToTemplate(TemplateKinds kinds) {
        return kinds.cloning();
    }

    @Bean
    WorkflowKind convertToTemplate(TemplateKinds kinds) {
        return kinds.converting();
    }

    @Bean
    WorkflowKind renameTemplate(TemplateKinds kinds) {
        return kinds.renaming();
    }

    @Bean
    WorkflowKind destroyTemplate(TemplateKinds kinds) {
        return kinds.destroying();
    }

    @Bean
    WorkflowKind returnTemplateToVm(TemplateKinds kinds) {
        return kinds.returning();
    }

    @Bean
    MeterBinder templateGauges(JdbcTemplates templates) {
        return meters -> {
            for (Template.State state : Template.State.values()) {
                Gauge.builder("autoscaler.templates", () -> templates.count(state))
                        .tag("state", state.name())
                        .register(meters);
            }
        };
    }
}
