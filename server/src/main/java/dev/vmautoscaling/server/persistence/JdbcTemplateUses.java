package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.template.TemplateUses;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.List;
import java.util.Optional;

/** Who uses templates and VMs, from the configs and the members. */
public final class JdbcTemplateUses implements TemplateUses {
    private final JdbcScalingGroups groups;
    private final JdbcMembers members;

    public JdbcTemplateUses(JdbcScalingGroups groups, JdbcMembers members) {
        this.groups = groups;
        this.members = members;
    }

    @Override
    public List<String> servicesUsing(String vcenter, String datacenter, String template) {
        return configs().stream()
                .filter(config -> config.placement().vcenter().equals(vcenter))
                .filter(config -> config.placement().datacenter().equals(datacenter))
                .filter(config -> config.template().equals(template))
                .map(GroupConfig::service)
                .toList();
    }

    @Override
    public Optional<String> serviceOf(String vcenter, VmId vm) {
        return configs().stream()
                .filter(config -> config.placement().vcenter().equals(vcenter))
                .map(GroupConfig::service)
                .filter(service -> members.live(service).stream()
                        .anyMatch(member -> member.vm().equals(Optional.of(vm))))
                .findFirst();
    }

    private List<GroupConfig> configs() {
        return groups.all().stream().map(stored -> stored.group().config()).toList();
    }
}
