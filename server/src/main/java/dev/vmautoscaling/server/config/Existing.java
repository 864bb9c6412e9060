package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.ippool.IpPool;
import java.util.Map;
import java.util.Set;

/**
 * What a document meets.
 *
 * @param pools by name
 * @param groups by service
 * @param inhabited services that have created members now
 * @param connections the kind of each, by name, in lower case
 */
record Existing(
        Map<String, IpPool> pools,
        Map<String, ScalingGroup> groups,
        Set<String> inhabited,
        Map<String, String> connections) {
    Existing {
        pools = Map.copyOf(pools);
        groups = Map.copyOf(groups);
        inhabited = Set.copyOf(inhabited);
        connections = Map.copyOf(connections);
    }
}
