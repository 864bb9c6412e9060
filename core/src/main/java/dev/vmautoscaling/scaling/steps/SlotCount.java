package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.Vm;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How many slots of a group are taken: a union by identity, so that a VM we have lost sight of counts too. */
public final class SlotCount {
    private SlotCount() {}

    /**
     * Asked of the records and vCenter now.
     *
     * @param pool the service's pool as F5 has just shown it
     */
    static int of(Outside outside, GroupConfig config, List<PoolMember> pool) {
        List<Member> live = outside.members().live(config.service());
        List<Vm> owned = outside.vcenters().to(config.placement().vcenter()).ownedBy(outside.installation());
        int base = Snapshot.base(pool, live, config.pool().memberPort()).size();
        return base + live.size() + unrecorded(config.service(), owned, live);
    }

    /** VMs that carry our mark for this service although no recorded member that takes a slot is theirs. */
    public static int unrecorded(String service, Collection<Vm> owned, Collection<Member> live) {
        Set<String> known = live.stream().map(Member::id).collect(Collectors.toSet());
        return (int) owned.stream()
                .flatMap(vm -> vm.mark().stream())
                .filter(mark -> mark.service().equals(service))
                .map(OwnershipMark::member)
                .filter(member -> !known.contains(member))
                .count();
    }
}
