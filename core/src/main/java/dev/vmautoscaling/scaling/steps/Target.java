package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.Pools;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The member that an attempt works on, with the ports chosen by its config. */
record Target(Outside outside, GroupConfig config, Member member) {
    VirtualMachines vms() {
        return outside.vcenters().to(config.placement().vcenter());
    }

    Pools pools() {
        return outside.f5s().to(config.pool().f5());
    }

    Metrics metrics() {
        return outside.prometheuses().to(config.monitoring().prometheus());
    }

    /** Gives the service's Prometheus the members that are scraped now, where it does not ask for them. */
    void refreshTargets() {
        outside.targetLists().refresh(config.monitoring().prometheus());
    }

    PoolId pool() {
        return config.pool().pool();
    }

    /** @throws IllegalStateException before reserve-ip-address is done */
    IpAddress address() {
        return member.address()
                .orElseThrow(() -> new IllegalStateException("member " + member.name() + " has no address yet"));
    }

    Endpoint endpoint() {
        return new Endpoint(address(), config.pool().memberPort());
    }

    Optional<PoolMember> inPool() {
        return member.address().isEmpty() ? Optional.empty() : pools().member(pool(), endpoint());
    }

    /** Written on the pool member and its node: whose they are. */
    String poolMark() {
        return "vm-autoscaler " + outside.installation() + " " + config.service() + " " + member.id();
    }

    /** The member's VM by its recorded identity, else by its derived name. */
    Optional<Vm> vm() {
        Optional<Vm> recorded = member.vm().flatMap((VmId id) -> vms().find(id));
        return recorded.isPresent() ? recorded : vms().findByName(config.placement(), member.name());
    }

    /** Whether a healthy member stays that is not on its way out: members that leave together do not count on one another. */
    boolean othersStay(List<PoolMember> seen) {
        Set<Endpoint> leaving = outside.members().live(config.service()).stream()
                .filter(other -> other.is(MemberState.DRAINING))
                .flatMap((Member other) -> other.address().stream())
                .map(address -> new Endpoint(address, config.pool().memberPort()))
                .collect(Collectors.toSet());
        return seen.stream()
                .filter(other -> !leaving.contains(other.endpoint()))
                .anyMatch(PoolMember::takesTraffic);
    }

    /** Whether the pool member carries our mark for this very member: only then may it be changed or removed. */
    boolean owns(PoolMember seen) {
        return seen.mark().equals(poolMark());
    }

    /** The VM that carries this member's mark, wherever somebody has moved it and whatever they call it. */
    Optional<Vm> marked() {
        return vms().ownedBy(outside.installation()).stream().filter(this::owns).findFirst();
    }

    /** The member's VM, if it is ours. */
    Optional<Vm> own() {
        return vm().filter(this::owns).or(this::marked);
    }

    /** Whether the VM carries our mark for this very member: only then may it be powered off or destroyed. */
    boolean owns(Vm vm) {
        return vm.mark()
                .filter(mark -> mark.installation().equals(outside.installation())
                        && mark.service().equals(config.service())
                        && mark.member().equals(member.id()))
                .isPresent();
    }
}
