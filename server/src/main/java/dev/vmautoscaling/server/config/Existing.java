package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import java.util.Map;

/**
 * What a document meets.
 *
 * @param pools by name
 * @param held by pool, whose each address is that a member holds, in an operator's words
 * @param groups by service
 * @param inhabited services that have created members now, with the config that those were made under
 * @param connections the kind of each, by name, in lower case
 */
record Existing(
        Map<String, IpPool> pools,
        Map<String, Map<IpAddress, String>> held,
        Map<String, ScalingGroup> groups,
        Map<String, GroupConfig> inhabited,
        Map<String, String> connections) {
    Existing {
        pools = Map.copyOf(pools);
        held = Map.copyOf(held);
        groups = Map.copyOf(groups);
        inhabited = Map.copyOf(inhabited);
        connections = Map.copyOf(connections);
    }
}
