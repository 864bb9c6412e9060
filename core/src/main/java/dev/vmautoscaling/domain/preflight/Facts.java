package dev.vmautoscaling.domain.preflight;

import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.health.HealthProbe;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.job.Readiness;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolRights;
import dev.vmautoscaling.domain.pool.VirtualServer;
import dev.vmautoscaling.domain.vm.HostRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the checks of one config judge, found at one moment.
 *
 * @param targets what its Prometheus scrapes
 * @param jenkins what its Jenkins can do; empty when its engine is another
 */
public record Facts(
        GroupConfig config,
        Instant now,
        Books books,
        Traffic traffic,
        Found<List<ScrapeTarget>> targets,
        Vcenter vcenter,
        Optional<Found<Readiness>> jenkins) {
    /**
     * What we have recorded ourselves.
     *
     * @param created members that take a slot
     * @param addresses the config's IP pool; empty when there is none of that name
     * @param taken addresses of it that are not free
     * @param possibleNames every name that the config's rule can give to a new VM
     */
    public record Books(
            List<Member> created, Optional<IpPool> addresses, Set<IpAddress> taken, List<String> possibleNames) {
        public Books {
            created = List.copyOf(created);
            taken = Set.copyOf(taken);
            possibleNames = List.copyOf(possibleNames);
        }
    }

    /**
     * The pool and what is behind and before it.
     *
     * @param pool all members of the pool
     * @param baseVms the VM at the address of each base member that has one
     * @param rights of our account on F5
     * @param health what each base member answered to the health path
     */
    public record Traffic(
            Found<List<PoolMember>> pool,
            Found<Map<IpAddress, BaseVm>> baseVms,
            Found<List<VirtualServer>> virtualServers,
            Found<PoolRights> rights,
            Found<Map<IpAddress, HealthProbe.Answer>> health) {}

    /**
     * The config's vCenter.
     *
     * @param ownVms the names of VMs that carry our mark
     * @param hosts of the config's cluster
     * @param missingRights what our account may not do though it must
     */
    public record Vcenter(
            Found<Contents> inventory,
            Found<Set<String>> ownVms,
            Found<List<HostRoom>> hosts,
            Found<List<String>> missingRights) {}

    /** Servers that were in the pool before us; none when the pool is not known. */
    List<PoolMember> base() {
        return Snapshot.base(
                traffic.pool().known().orElse(List.of()),
                books.created(),
                config.pool().memberPort());
    }

    Optional<BaseVm> vmOf(PoolMember member) {
        return traffic.baseVms()
                .known()
                .flatMap(vms -> Optional.ofNullable(vms.get(member.endpoint().address())));
    }

    boolean runs(PoolMember member) {
        return vmOf(member).filter(BaseVm::isOn).isPresent();
    }

    /** As an operator knows it: the pool member, and its VM where that is known. */
    String label(PoolMember member) {
        return vmOf(member).map(vm -> vm.name() + " (" + member.name() + ")").orElse(member.name());
    }

    /** Created and base members that there are now. */
    int size() {
        return base().size() + books.created().size();
    }

    /** How many members must still be made to come to max. */
    int toMax() {
        return Math.max(0, config.sizes().max() - size());
    }

    Space space() {
        return new Space(
                config,
                books.created().size(),
                base(),
                books.addresses(),
                books.taken(),
                vcenter.inventory().known(),
                vcenter.hosts().known());
    }
}
