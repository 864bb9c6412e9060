package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.List;
import java.util.stream.Stream;

/** The other VMs of a member's service, which should not share its host: base members first, then created ones by age. */
final class Neighbours {
    private Neighbours() {}

    static List<VmId> of(Target target) {
        List<Member> live = target.outside().members().live(target.config().service());
        List<IpAddress> base =
                Snapshot.base(
                                target.pools().members(target.pool()),
                                live,
                                target.config().pool().memberPort())
                        .stream()
                        .map(member -> member.endpoint().address())
                        .toList();
        Stream<VmId> bases = target.vms().findByAddresses(base).stream().map(Vm::id);
        Stream<VmId> created = live.stream()
                .filter(member -> !member.id().equals(target.member().id()))
                .flatMap(member -> member.vm().stream());
        return Stream.concat(bases, created).distinct().toList();
    }

    /** None when they cannot be found out: which host a VM runs on is not worth a failure. */
    static List<VmId> ifKnown(Target target) {
        try {
            return of(target);
        } catch (OutsideFault unknown) {
            return List.of();
        }
    }
}
