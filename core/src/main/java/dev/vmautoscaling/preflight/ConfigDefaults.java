package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpRange;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import dev.vmautoscaling.domain.pool.Monitor;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.VirtualServer;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.domain.preflight.Found;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmTemplates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the fields of a new config should be, from the servers that are in its pool already: what works for them is proven. */
public final class ConfigDefaults {
    private final Reach reach;
    private final Connected<VmTemplates> vms;
    private final Duration limit;

    /** @param limit how long each system is waited for */
    public ConfigDefaults(Reach reach, Connected<VmTemplates> vms, Duration limit) {
        this.reach = reach;
        this.vms = vms;
        this.limit = limit;
    }

    /** What an operator has chosen. The systems are connections. */
    public record Chosen(String f5, PoolId pool, String vcenter, String prometheus) {}

    /**
     * The suggestions, and the members that they come from.
     *
     * @param vms the VM at the address of each base member that has one
     */
    public record Suggested(List<PoolMember> base, Map<IpAddress, BaseVm> vms, List<Suggestion> fields) {
        public Suggested {
            base = List.copyOf(base);
            vms = Map.copyOf(vms);
            fields = List.copyOf(fields);
        }
    }

    /** Asks all systems side by side; what one of them does not say is told as missing, with its reason. */
    public Suggested of(Chosen chosen, List<IpPool> pools) {
        Asking asking = new Asking(limit);
        String f5 = "F5 " + chosen.f5();
        var base = asking.ask(f5, () -> base(chosen));
        var virtualServers =
                asking.ask(f5, () -> reach.balancers().to(chosen.f5()).virtualServers());
        var monitors = asking.ask(f5, () -> reach.balancers().to(chosen.f5()).monitors(chosen.pool()));
        var targets = asking.ask(
                "Prometheus " + chosen.prometheus(),
                () -> reach.scrapeTargets().to(chosen.prometheus()).targets());
        String vcenter = "vCenter " + chosen.vcenter();
        var found = asking.then(
                base, Key.F5_POOL, vcenter, members -> new VmLookup(reach, chosen.vcenter(), limit).at(members));
        var details = asking.then(found, Key.BASE_VMS, vcenter, known -> details(chosen.vcenter(), known));
        List<PoolMember> members = base.join().known().orElse(List.of());
        List<Suggestion> fields = new ArrayList<>();
        fields.addAll(ofPool(base.join(), virtualServers.join(), monitors.join(), chosen.pool()));
        fields.addAll(ofMetrics(members, targets.join()));
        fields.addAll(ofPlace(details.join()));
        fields.add(ofAddresses(members, pools));
        return new Suggested(members, found.join().known().orElse(Map.of()), fields);
    }

    private List<PoolMember> base(Chosen chosen) {
        Set<IpAddress> ours = reach.outside().members().live().stream()
                .flatMap((Member member) -> member.address().stream())
                .collect(Collectors.toSet());
        return reach.outside().f5s().to(chosen.f5()).members(chosen.pool()).stream()
                .filter(member -> !ours.contains(member.endpoint().address()))
                .toList();
    }

    private List<VmDetails> details(String vcenter, Map<IpAddress, BaseVm> known) {
        return known.values().stream()
                .flatMap(vm -> vms.to(vcenter).find(vm.id()).stream())
                .toList();
    }

    private static List<Suggestion> ofPool(
            Found<List<PoolMember>> base,
            Found<List<VirtualServer>> virtualServers,
            Found<List<Monitor>> monitors,
            PoolId pool) {
        Found<VirtualServer> virtual = Suggestion.first(
                virtualServers,
                server -> server.pool().filter(pool::equals).isPresent()
                        && server.address().isPresent());
        Found<Monitor> monitor =
                Suggestion.first(monitors, candidate -> candidate.path().isPresent());
        return List.of(
                Suggestion.most(
                        "loadBalancer.memberPort",
                        base,
                        member -> Stream.of(Integer.toString(member.endpoint().port())),
                        "base members"),
                Suggestion.of(
                        "loadBalancer.vipAddress",
                        virtual,
                        server -> server.address().orElseThrow().value(),
                        server -> "virtual server " + server.name()),
                Suggestion.of(
                        "loadBalancer.vipPort",
                        virtual,
                        server -> Integer.toString(server.port()),
                        server -> "virtual server " + server.name()),
                Suggestion.of(
                        "loadBalancer.healthPath",
                        monitor,
                        asks -> asks.path().orElseThrow(),
                        asks -> "monitor " + asks.name()),
                Suggestion.of(
                        "scaling.min",
                        base,
                        members -> Integer.toString(members.size()),
                        members -> "the base members"),
                Suggestion.of(
                        "scaling.max",
                        base,
                        members -> Integer.toString(members.size() + 2),
                        members -> "the base members and two more"));
    }

    private static List<Suggestion> ofMetrics(List<PoolMember> base, Found<List<ScrapeTarget>> targets) {
        Set<IpAddress> addresses =
                base.stream().map(member -> member.endpoint().address()).collect(Collectors.toSet());
        Found<List<ScrapeTarget>> up =
                Suggestion.only(targets, target -> target.isUp() && addresses.contains(target.address()));
        Suggestion job = Suggestion.most(
                "monitoring.job", up, target -> Stream.of(target.job()), "targets that are up at base members");
        Found<List<ScrapeTarget>> ofJob = Suggestion.only(
                up, target -> job.value().filter(target.job()::equals).isPresent());
        return List.of(
                job,
                Suggestion.most(
                        "monitoring.metricsPort",
                        ofJob,
                        target -> Stream.of(Integer.toString(target.port())),
                        "targets of that job"));
    }

    private static List<Suggestion> ofPlace(Found<List<VmDetails>> details) {
        String whose = "base VMs";
        return List.of(
                Suggestion.most(
                        "placement.datacenter",
                        details,
                        vm -> Stream.of(vm.place().datacenter()),
                        whose),
                Suggestion.most(
                        "placement.cluster", details, vm -> Stream.of(vm.place().cluster()), whose),
                Suggestion.most(
                        "placement.datastore",
                        details,
                        vm -> Stream.of(vm.place().datastore()),
                        whose),
                Suggestion.most(
                        "placement.network",
                        details,
                        vm -> vm.networks().stream().limit(1),
                        whose));
    }

    /** The pool in whose network most base members are: its prefix, gateway and DNS are theirs too. */
    private static Suggestion ofAddresses(List<PoolMember> base, List<IpPool> pools) {
        return Suggestion.most(
                "network.ipPool",
                new Found.Value<>(base),
                member -> pools.stream()
                        .filter(pool -> isNeighbour(pool, member.endpoint().address()))
                        .map(IpPool::name)
                        .limit(1),
                "base members that are in a pool's network");
    }

    private static boolean isNeighbour(IpPool pool, IpAddress address) {
        return address.isV6() == pool.gateway().isV6()
                && IpRange.networkEnd(address, pool.prefix(), false)
                        .equals(IpRange.networkEnd(pool.gateway(), pool.prefix(), false));
    }
}
