package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.Addressing;
import dev.vmautoscaling.domain.group.Boot;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.group.Protection;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpRange;
import dev.vmautoscaling.domain.policy.SizePolicy;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolTarget;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** From the document to the domain and back. What comes back is imported as unchanged. */
public final class ConfigMapping {
    private ConfigMapping() {}

    /** @param document whose rules hold */
    public static IpPool pool(PoolDocument document) {
        return new IpPool(
                document.name(),
                document.ranges().stream().map(IpRange::parse).toList(),
                document.exclusions().stream().map(IpRange::parse).toList(),
                document.prefix(),
                new IpAddress(document.gateway()),
                document.dns().stream().map(IpAddress::new).toList());
    }

    public static PoolDocument document(IpPool pool) {
        return new PoolDocument(
                pool.name(),
                texts(pool.ranges()),
                texts(pool.exclusions()),
                pool.prefix(),
                pool.gateway().value(),
                texts(pool.dns()));
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    /** @param document whose rules hold */
    public static GroupConfig config(GroupDocument document) {
        return new GroupConfig(
                document.service(),
                document.displayName().orElse(document.service()),
                document.mode(),
                document.engine(),
                document.jenkins().map(JenkinsDocument::job),
                document.template(),
                document.cloneMode(),
                document.vmName(),
                labels(document.labels()),
                placement(document),
                monitoring(document.monitoring()),
                Thresholds.of(document.monitoring()),
                sizes(document.scaling()),
                target(document.loadBalancer()),
                new Addressing(
                        document.network().ipPool(),
                        document.network().quarantine(),
                        document.network().icmpCheck()),
                new Boot(document.boot().limit()),
                new Protection(document.protection().created()));
    }

    private static VmLabels labels(LabelsDocument labels) {
        return new VmLabels(
                labels.tags().stream()
                        .map(tag -> new VmLabels.Tag(tag.category(), tag.name()))
                        .toList(),
                labels.attributes().stream()
                        .collect(Collectors.toMap(
                                LabelsDocument.Attribute::name,
                                LabelsDocument.Attribute::value,
                                (first, second) -> second)));
    }

    private static Monitoring monitoring(MonitoringDocument monitoring) {
        return new Monitoring(
                monitoring.prometheus(),
                monitoring.job(),
                monitoring.metricsPort(),
                Thresholds.profile(monitoring),
                monitoring.responseTimes(),
                monitoring.promql().map(MonitoringDocument.QueryBand::query),
                monitoring.rules().options());
    }

    private static Placement placement(GroupDocument document) {
        PlacementDocument placement = document.placement();
        return new Placement(
                placement.vcenter(),
                placement.datacenter(),
                placement.cluster(),
                placement.folder().orElse("VM-Autoscaling/" + document.service()),
                placement.datastore(),
                placement.network());
    }

    private static SizePolicy sizes(ScalingDocument scaling) {
        return new SizePolicy(
                scaling.min(),
                scaling.max(),
                scaling.outStep(),
                scaling.inStep(),
                scaling.outCooldown(),
                scaling.inCooldown(),
                scaling.stabilization(),
                scaling.warmUp());
    }

    private static PoolTarget target(LoadBalancerDocument balancer) {
        return new PoolTarget(
                balancer.f5(),
                new PoolId(balancer.partition(), balancer.pool()),
                balancer.vipAddress(),
                balancer.vipPort(),
                balancer.memberPort(),
                balancer.healthPath(),
                balancer.healthPasses(),
                balancer.drainDeadline());
    }

    public static GroupDocument document(GroupConfig config, boolean enabled) {
        Placement at = config.placement();
        return new GroupDocument(
                config.service(),
                Optional.of(config.displayName()),
                enabled,
                config.mode(),
                config.engine(),
                config.jenkins().map(JenkinsDocument::of),
                config.template(),
                config.cloneMode(),
                config.vmName(),
                document(config.labels()),
                new PlacementDocument(
                        at.vcenter(),
                        at.datacenter(),
                        at.cluster(),
                        Optional.of(at.folder()),
                        at.datastore(),
                        at.network()),
                Thresholds.document(config.monitoring(), config.thresholds()),
                document(config.sizes()),
                document(config.pool()),
                new NetworkDocument(
                        config.addressing().ipPool(),
                        config.addressing().quarantine(),
                        config.addressing().icmpCheck()),
                new BootDocument(config.boot().limit()),
                new ProtectionDocument(config.protection().created()));
    }

    /** In the order of their names, so that the same labels are the same document. */
    private static LabelsDocument document(VmLabels labels) {
        return new LabelsDocument(
                labels.tags().stream()
                        .map(tag -> new LabelsDocument.Tag(tag.category(), tag.name()))
                        .toList(),
                labels.attributes().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new LabelsDocument.Attribute(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static ScalingDocument document(SizePolicy sizes) {
        return new ScalingDocument(
                sizes.min(),
                sizes.max(),
                sizes.outStep(),
                sizes.inStep(),
                sizes.outCooldown(),
                sizes.inCooldown(),
                sizes.stabilization(),
                sizes.warmUp());
    }

    private static LoadBalancerDocument document(PoolTarget target) {
        return new LoadBalancerDocument(
                target.f5(),
                target.pool().partition(),
                target.pool().name(),
                target.virtualAddress(),
                target.virtualPort(),
                target.memberPort(),
                target.healthPath(),
                target.healthPasses(),
                target.drainDeadline());
    }
}
