package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.scaling.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The other VMs of a member's service, which should not share its host: base members first, then created ones by age. */
final class Neighbours {
    private Neighbours() {}

    /** Asked of F5, vCenter and the records now. */
    static List<VmId> of(Target target) {
        return with(base(target, target.pools().members(target.pool())), target);
    }

    /** The base members' VMs: which they are does not change while a VM is made, and asking takes vCenter a while. */
    static List<VmId> base(Target target, List<PoolMember> pool) {
        List<Member> live = target.outside().members().live(target.config().service());
        List<IpAddress> base = Snapshot.base(pool, live, target.config().pool().memberPort()).stream()
                .map(member -> member.endpoint().address())
                .toList();
        return target.vms().findByAddresses(base).stream().map(Vm::id).toList();
    }

    /** Empty when they cannot be found out: which host a VM runs on is not worth a failure. */
    static Optional<List<VmId>> baseIfKnown(Target target, List<PoolMember> pool) {
        try {
            return Optional.of(base(target, pool));
        } catch (OutsideFault unknown) {
            return Optional.empty();
        }
    }

    /** What a step keeps of the base members' VMs for the steps after it. */
    static Map<String, String> noted(Optional<List<VmId>> base) {
        return base.map(vms -> vms.stream().map(VmId::value).collect(Collectors.joining(",")))
                .map(vms -> Map.of(Fact.BASE_VMS, vms))
                .orElseGet(Map::of);
    }

    /** What an earlier step has kept; empty when it could not find out. */
    static Optional<List<VmId>> noted(Attempt attempt) {
        return attempt.fact(Fact.BASE_VMS)
                .map(vms -> Stream.of(vms.split(","))
                        .filter(vm -> !vm.isEmpty())
                        .map(VmId::new)
                        .toList());
    }

    /** These and the VMs created for the service, as recorded now. */
    static List<VmId> with(List<VmId> base, Target target) {
        Stream<VmId> created = target.outside().members().live(target.config().service()).stream()
                .filter(member -> !member.id().equals(target.member().id()))
                .flatMap(member -> member.vm().stream());
        return Stream.concat(base.stream(), created).distinct().toList();
    }
}
