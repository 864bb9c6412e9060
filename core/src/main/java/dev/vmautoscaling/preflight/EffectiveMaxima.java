package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.preflight.Found;
import dev.vmautoscaling.domain.preflight.Space;
import dev.vmautoscaling.domain.vm.HostRoom;
import dev.vmautoscaling.domain.vm.Placement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the maxima of many configs can reach: each system is asked once, however many configs name it. */
public final class EffectiveMaxima {
    private final Reach reach;
    private final Duration limit;
    private final InstantSource time;

    /** @param limit how long each system is waited for */
    public EffectiveMaxima(Reach reach, Duration limit, InstantSource time) {
        this.reach = reach;
        this.limit = limit;
        this.time = time;
    }

    private record Cluster(String vcenter, String datacenter, String cluster) {
        static Cluster of(GroupConfig config) {
            Placement at = config.placement();
            return new Cluster(at.vcenter(), at.datacenter(), at.cluster());
        }
    }

    /** By service; one whose size cannot be told now is missing. */
    public Map<String, EffectiveMax> of(List<GroupConfig> configs) {
        var pools = each(configs, config -> config.pool().f5(), this::pools);
        var inventories = each(configs, config -> config.placement().vcenter(), (vcenter, all) -> inventory(vcenter));
        var hosts = each(configs, Cluster::of, (cluster, all) -> hosts(cluster));
        Map<String, List<Member>> created =
                reach.outside().members().live().stream().collect(Collectors.groupingBy(Member::service));
        Map<String, Set<IpAddress>> taken = configs.stream()
                .map(config -> config.addressing().ipPool())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::taken));
        Map<String, EffectiveMax> maxima = new HashMap<>();
        for (GroupConfig config : configs) {
            List<Member> own = created.getOrDefault(config.service(), List.of());
            members(joined(pools, config.pool().f5()), config)
                    .ifPresent(members -> maxima.put(
                            config.service(),
                            new Space(
                                            config,
                                            own.size(),
                                            Snapshot.base(
                                                    members, own, config.pool().memberPort()),
                                            reach.outside()
                                                    .ipPools()
                                                    .find(config.addressing().ipPool()),
                                            taken.getOrDefault(
                                                    config.addressing().ipPool(), Set.of()),
                                            joined(
                                                    inventories,
                                                    config.placement().vcenter()),
                                            joined(hosts, Cluster.of(config)))
                                    .effectiveMax()));
        }
        return maxima;
    }

    private interface Question<K, T> {
        T ask(K of, List<GroupConfig> all);
    }

    private <K, T> Map<K, CompletableFuture<Found<T>>> each(
            List<GroupConfig> configs, Function<GroupConfig, K> of, Question<K, T> question) {
        Asking asking = new Asking(limit);
        return configs.stream().collect(Collectors.groupingBy(of)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> asking.ask(
                                entry.getKey().toString(), () -> question.ask(entry.getKey(), entry.getValue()))));
    }

    private static <K, T> Optional<T> joined(Map<K, CompletableFuture<Found<T>>> asked, K of) {
        return Objects.requireNonNull(asked.get(of)).join().known();
    }

    private static Optional<List<PoolMember>> members(
            Optional<Map<PoolId, List<PoolMember>>> pools, GroupConfig config) {
        return pools.flatMap(
                known -> Optional.ofNullable(known.get(config.pool().pool())));
    }

    private Map<PoolId, List<PoolMember>> pools(String f5, List<GroupConfig> configs) {
        Set<PoolId> wanted =
                configs.stream().map(config -> config.pool().pool()).collect(Collectors.toSet());
        return reach.outside().f5s().to(f5).members(wanted);
    }

    private Contents inventory(String vcenter) {
        return reach.inventories().to(vcenter).contents(limit);
    }

    private List<HostRoom> hosts(Cluster cluster) {
        return reach.hosts().to(cluster.vcenter()).hosts(cluster.datacenter(), cluster.cluster());
    }

    private Set<IpAddress> taken(String pool) {
        return reach.outside().leases().leases(pool, time.instant()).stream()
                .map(Lease::address)
                .collect(Collectors.toSet());
    }
}
