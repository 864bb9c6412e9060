package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpPool;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import writes, worked out purely.
 *
 * @param created how many pools and configs are new
 * @param unchanged how many are as they were
 */
record Changes(List<IpPool> pools, List<Group> groups, int created, int unchanged) {
    /** A config that is new or other than before. */
    record Group(GroupConfig config, boolean enabled, boolean isNew) {}

    /** @param document whose rules hold, also against what exists */
    static Changes of(ConfigDocument document, Existing existing) {
        List<IpPool> pools = document.ipPools().stream()
                .map(ConfigMapping::pool)
                .filter(pool -> !pool.equals(existing.pools().get(pool.name())))
                .toList();
        List<Group> groups = new ArrayList<>();
        for (GroupDocument config : document.configs()) {
            ScalingGroup before = existing.groups().get(config.service());
            GroupConfig wanted = ConfigMapping.config(config);
            if (before == null) {
                groups.add(new Group(wanted, config.enabled(), true));
            } else if (!wanted.equals(before.config()) || config.enabled() != before.enabled()) {
                groups.add(new Group(wanted, config.enabled(), false));
            }
        }
        int newPools = (int) pools.stream()
                .filter(pool -> !existing.pools().containsKey(pool.name()))
                .count();
        int newGroups = (int) groups.stream().filter(Group::isNew).count();
        int all = document.ipPools().size() + document.configs().size();
        return new Changes(pools, List.copyOf(groups), newPools + newGroups, all - pools.size() - groups.size());
    }

    int changed() {
        return pools.size() + groups.size() - created;
    }
}
