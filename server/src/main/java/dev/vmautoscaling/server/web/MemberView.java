package dev.vmautoscaling.server.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;

/**
 * A member, base or created.
 *
 * @param id of a base member: F5's name for it
 * @param state of a base member: {@code IN_SERVICE} or {@code OUT_OF_SERVICE}, as F5 shows it
 * @param origin {@code base} or {@code created}
 * @param vm the VM in vCenter at a base member's address; absent when none is found, or vCenter could not be asked
 * @param vmPage where vSphere's client shows the VM; absent when vCenter could not be asked
 * @param host that works on the VM, as of some minutes ago; absent when vCenter does not tell it
 * @param pool what F5 shows of it now; absent when it is not in the pool, or the pool could not be read
 */
record MemberView(
        String id,
        String name,
        String service,
        String state,
        String origin,
        Optional<String> address,
        Optional<String> vmId,
        @JsonProperty("protected") boolean isProtected,
        boolean monitored,
        Optional<Instant> createdAt,
        Optional<Instant> inServiceAt,
        Optional<VmAt> vm,
        Optional<String> vmPage,
        Optional<String> host,
        Optional<InPool> pool) {
    /** @param poweredOn a VM that is off reports no address, so it is hardly ever found */
    record VmAt(String id, String name, boolean poweredOn) {
        static VmAt of(BaseVm vm) {
            return new VmAt(vm.id().value(), vm.name(), vm.isOn());
        }
    }

    /** A pool member's admin state, availability and live connections. */
    record InPool(String name, String admin, String availability, long connections) {
        static InPool of(PoolMember member) {
            return new InPool(
                    member.name(), Words.of(member.admin()), Words.of(member.availability()), member.connections());
        }
    }

    static MemberView created(Member member, Optional<PoolMember> inPool) {
        return new MemberView(
                member.id(),
                member.name(),
                member.service(),
                member.state().name(),
                "created",
                member.address().map(IpAddress::value),
                member.vm().map(VmId::value),
                member.isProtected(),
                member.monitored(),
                Optional.of(member.createdAt()),
                member.inServiceAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                inPool.map(InPool::of));
    }

    static MemberView base(String service, PoolMember member, Optional<BaseVm> vm) {
        return new MemberView(
                member.name(),
                member.name(),
                service,
                member.takesTraffic() ? "IN_SERVICE" : "OUT_OF_SERVICE",
                "base",
                Optional.of(member.endpoint().address().value()),
                vm.map(found -> found.id().value()),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                vm.map(VmAt::of),
                Optional.empty(),
                Optional.empty(),
                Optional.of(InPool.of(member)));
    }

    MemberView shownAt(Optional<String> page, Optional<String> seenHost) {
        return new MemberView(
                id,
                name,
                service,
                state,
                origin,
                address,
                vmId,
                isProtected,
                monitored,
                createdAt,
                inServiceAt,
                vm,
                page,
                seenHost,
                pool);
    }
}
