package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.domain.ippool.IpPools;
import dev.vmautoscaling.domain.ippool.Leases;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.metric.TargetLists;
import dev.vmautoscaling.domain.pool.Pools;
import dev.vmautoscaling.domain.vm.VirtualMachines;

/**
 * Everything that steps reach.
 *
 * @param installation this control plane's identity, written into every mark
 */
public record Outside(
        String installation,
        ScalingGroups groups,
        Members members,
        IpPools ipPools,
        Leases leases,
        Connected<VirtualMachines> vcenters,
        Connected<Pools> f5s,
        Connected<Metrics> prometheuses,
        TargetLists targetLists,
        HealthProbe probe,
        Politeness politeness) {}
