package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.inventory.FakeVcenterInventory;
import dev.vmautoscaling.domain.inventory.VcenterInventory;
import dev.vmautoscaling.domain.vm.FakeTemplateRights;
import dev.vmautoscaling.domain.vm.FakeVmTemplates;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcTemplateUses;
import dev.vmautoscaling.server.persistence.JdbcTemplates;
import dev.vmautoscaling.templates.TemplateDesk;
import dev.vmautoscaling.templates.TemplateKinds;
import dev.vmautoscaling.templates.steps.Reach;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;

/** Templates in a vCenter that is a fake. */
class TemplateContext {
    @Bean
    JdbcTemplates templates(Database database) {
        return new JdbcTemplates(database);
    }

    @Bean
    JdbcTemplateUses templateUses(JdbcScalingGroups groups, JdbcMembers members) {
        return new JdbcTemplateUses(groups, members);
    }

    @Bean
    FakeVmTemplates vmTemplates(SettableTime time) {
        return new FakeVmTemplates(time).takes("startClone", Duration.ofSeconds(20));
    }

    @Bean
    FakeTemplateRights templateRights() {
        return new FakeTemplateRights();
    }

    @Bean
    Reach templateReach(
            Installation installation,
            JdbcTemplates templates,
            JdbcTemplateUses uses,
            FakeVmTemplates vcenter,
            FakeTemplateRights rights,
            Outside outside) {
        return new Reach(installation.id(), templates, uses, name -> vcenter, name -> rights, outside.politeness());
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
    Connected<VcenterInventory> inventories(FakeVcenterInventory inventory) {
        return name -> inventory;
    }
}
