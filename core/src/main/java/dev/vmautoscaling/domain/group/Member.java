package dev.vmautoscaling.domain.group;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;

/**
 * A created member: a VM, its pool membership and its IP lease together.
 *
 * @param name of the VM
 * @param monitored whether it is published as a scrape target
 * @param isProtected whether an operator has said that scale-in must never choose it
 */
public record Member(
        String id,
        String service,
        String name,
        MemberState state,
        Optional<IpAddress> address,
        Optional<VmId> vm,
        boolean monitored,
        boolean isProtected,
        Instant createdAt,
        Optional<Instant> inServiceAt) {
    public boolean is(MemberState wanted) {
        return state == wanted;
    }
}
