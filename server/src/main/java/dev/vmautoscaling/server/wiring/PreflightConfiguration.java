package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.f5.F5Pools;
import dev.vmautoscaling.adapters.prometheus.PrometheusMetrics;
import dev.vmautoscaling.adapters.vsphere.VsphereConnection;
import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.job.JobServer;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.pool.Pools;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.VmTemplates;
import dev.vmautoscaling.preflight.BaseMembers;
import dev.vmautoscaling.preflight.ConfigDefaults;
import dev.vmautoscaling.preflight.EffectiveMaxima;
import dev.vmautoscaling.preflight.Preflight;
import dev.vmautoscaling.preflight.Reach;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.config.Preflights;
import dev.vmautoscaling.server.ops.EffectiveMaxWatch;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.web.EffectiveMaxes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The checks before a config is enabled, and what its maximum can reach. */
@Configuration(proxyBeanMethods = false)
class PreflightConfiguration {
    @Bean
    Reach preflightReach(
            Outside outside,
            ConnectedClients<VsphereConnection, VirtualMachines> vcenters,
            ConnectedClients<F5Pools, Pools> f5s,
            ConnectedClients<PrometheusMetrics, Metrics> prometheuses,
            Connected<JobServer> jobServers) {
        return new Reach(
                outside,
                vcenters.serving(VsphereConnection::inventory),
                vcenters.serving(VsphereConnection::hosts),
                vcenters.serving(VsphereConnection::rights),
                f5s.serving(F5Pools::balancer),
                prometheuses.serving(metrics -> metrics),
                jobServers);
    }

    @Bean
    Preflight preflight(Reach reach, InstantSource time) {
        return new Preflight(reach, Preflight.LIMIT, time);
    }

    @Bean
    Preflights preflights(Preflight preflight) {
        return preflight::check;
    }

    @Bean
    ConfigDefaults configDefaults(Reach reach, Connected<VmTemplates> vms) {
        return new ConfigDefaults(reach, vms, Preflight.LIMIT);
    }

    @Bean
    BaseMembers baseMembers(Reach reach) {
        return new BaseMembers(reach, Preflight.LIMIT);
    }

    @Bean
    EffectiveMaxWatch effectiveMaxWatch(
            JdbcScalingGroups groups, Reach reach, InstantSource time, MeterRegistry meters) {
        MultiGauge reachable = MultiGauge.builder("autoscaler.effective.max")
                .description("what the maximum of an enabled service can reach now")
                .register(meters);
        MultiGauge configured = MultiGauge.builder("autoscaler.configured.max")
                .description("the maximum of an enabled service")
                .register(meters);
        return new EffectiveMaxWatch(
                () -> groups.enabled().stream().map(ScalingGroup::config).toList(),
                new EffectiveMaxima(reach, Preflight.LIMIT, time)::of,
                known -> {
                    reachable.register(rows(known, EffectiveMax::reachable), true);
                    configured.register(rows(known, EffectiveMax::max), true);
                });
    }

    private static List<MultiGauge.Row<?>> rows(Map<String, EffectiveMax> known, ToIntFunction<EffectiveMax> value) {
        return known.entrySet().stream()
                .<MultiGauge.Row<?>>map(entry ->
                        MultiGauge.Row.of(Tags.of("service", entry.getKey()), value.applyAsInt(entry.getValue())))
                .toList();
    }

    @Bean
    EffectiveMaxes effectiveMaxes(EffectiveMaxWatch watch) {
        return watch::of;
    }
}
