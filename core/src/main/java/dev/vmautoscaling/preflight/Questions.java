package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.job.Readiness;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolRights;
import dev.vmautoscaling.domain.pool.VirtualServer;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.domain.vm.HostRoom;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.Vm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What is asked about one config, a question a method. Each throws {@link OutsideFault}. */
final class Questions {
    /** As long as a probe of a new member waits. */
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(3);

    private final Reach reach;
    private final GroupConfig config;
    private final Duration limit;

    Questions(Reach reach, GroupConfig config, Duration limit) {
        this.reach = reach;
        this.config = config;
        this.limit = limit;
    }

    private Placement placement() {
        return config.placement();
    }

    List<PoolMember> pool() {
        return reach.outside()
                .f5s()
                .to(config.pool().f5())
                .members(config.pool().pool());
    }

    List<VirtualServer> virtualServers() {
        return reach.balancers().to(config.pool().f5()).virtualServers();
    }

    PoolRights poolRights() {
        return reach.balancers().to(config.pool().f5()).rights(config.pool().pool());
    }

    List<ScrapeTarget> targets() {
        return reach.scrapeTargets().to(config.monitoring().prometheus()).targets();
    }

    /** @param connection the Jenkins that the config names */
    Readiness readiness(String connection) {
        return reach.jobServers().to(connection).readiness(config);
    }

    private VmLookup lookup() {
        return new VmLookup(reach, placement().vcenter(), limit);
    }

    Contents inventory() {
        return lookup().inventory();
    }

    List<HostRoom> hosts() {
        return reach.hosts()
                .to(placement().vcenter())
                .hosts(placement().datacenter(), placement().cluster());
    }

    List<String> missingRights() {
        return reach.rights().to(placement().vcenter()).missing(placement(), config.template());
    }

    Set<String> ownVms() {
        return reach
                .outside()
                .vcenters()
                .to(placement().vcenter())
                .ownedBy(reach.outside().installation())
                .stream()
                .map(Vm::name)
                .collect(Collectors.toSet());
    }

    List<PoolMember> base(List<PoolMember> pool, List<Member> created) {
        return Snapshot.base(pool, created, config.pool().memberPort());
    }

    Map<IpAddress, BaseVm> vms(List<PoolMember> base) {
        return lookup().at(base);
    }

    /** All at once: one that is silent must not use up the time of the others. */
    Map<IpAddress, HealthProbe.Answer> health(List<PoolMember> base) {
        Map<IpAddress, HealthProbe.Answer> answers = new ConcurrentHashMap<>();
        CompletableFuture.allOf(base.stream()
                        .map(PoolMember::endpoint)
                        .map(endpoint -> CompletableFuture.runAsync(
                                () -> answers.put(
                                        endpoint.address(),
                                        reach.outside()
                                                .probe()
                                                .ask(new HealthCheck.Http(
                                                        endpoint.address(),
                                                        endpoint.port(),
                                                        config.pool().healthPath(),
                                                        HEALTH_PATIENCE))),
                                Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
        return answers;
    }
}
