package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.f5.F5Pools;
import dev.vmautoscaling.adapters.probe.NetworkHealthProbe;
import dev.vmautoscaling.adapters.prometheus.PrometheusMetrics;
import dev.vmautoscaling.adapters.vsphere.VsphereConnection;
import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Politeness;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.metric.TargetLists;
import dev.vmautoscaling.domain.pool.Pools;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that steps reach: what is recorded, and what the connections lead to. */
@Configuration(proxyBeanMethods = false)
class OutsideConfiguration {
    /** What is recorded. */
    record Records(
            Installation installation,
            JdbcScalingGroups groups,
            JdbcMembers members,
            JdbcIpPools ipPools,
            JdbcLeases leases) {}

    @Bean
    Records records(
            Installation installation,
            JdbcScalingGroups groups,
            JdbcMembers members,
            JdbcIpPools ipPools,
            JdbcLeases leases) {
        return new Records(installation, groups, members, ipPools, leases);
    }

    @Bean
    Politeness politeness(Governor governor, ConnectedClients<VsphereConnection, VirtualMachines> vcenters) {
        return new Politeness(governor, vcenters.serving(VsphereConnection::vmHosts));
    }

    @Bean
    Outside outside(
            Records records,
            ConnectedClients<VsphereConnection, VirtualMachines> vcenters,
            ConnectedClients<F5Pools, Pools> f5s,
            ConnectedClients<PrometheusMetrics, Metrics> prometheuses,
            TargetLists targetLists,
            NetworkHealthProbe probe,
            Politeness politeness) {
        return new Outside(
                records.installation().id(),
                records.groups(),
                records.members(),
                records.ipPools(),
                records.leases(),
                vcenters,
                f5s,
                prometheuses,
                targetLists,
                probe,
                politeness);
    }
}
