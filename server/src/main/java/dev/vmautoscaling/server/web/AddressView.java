package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Lease;
import java.time.Instant;
import java.util.Optional;

/**
 * One address of a pool as it is now.
 *
 * @param state {@code free}, {@code reserved} (for a member that is on its way), {@code in-use}, {@code quarantined} or
 *     {@code conflict}
 * @param owner who has it, or had it last while it rests
 * @param restsUntil while it rests, when it becomes free again by itself
 */
record AddressView(
        String address,
        String state,
        Optional<Owner> owner,
        Optional<Instant> restsUntil,
        Optional<Items<Change>> history) {
    enum State {
        FREE,
        RESERVED,
        IN_USE,
        QUARANTINED,
        CONFLICT
    }

    /**
     * A member.
     *
     * @param name of its VM; absent when no record of the member is left
     */
    record Owner(String member, Optional<String> name, Optional<String> service) {
        static Owner of(String holder, Optional<Member> member) {
            return new Owner(holder, member.map(Member::name), member.map(Member::service));
        }
    }

    /**
     * Something that became of the address.
     *
     * @param state as of a lease, or {@code free} when somebody ended its rest by hand
     * @param note who was found to use it, or who ended its rest and why
     */
    record Change(Instant at, String state, Owner owner, String note, Optional<Instant> restsUntil) {}

    static AddressView free(IpAddress address) {
        return new AddressView(
                address.value(), Words.of(State.FREE), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static AddressView of(Lease lease, Optional<Member> holder) {
        return new AddressView(
                lease.address().value(),
                Words.of(state(lease, holder)),
                Optional.of(Owner.of(lease.holder(), holder)),
                lease.restsUntil(),
                Optional.empty());
    }

    static State state(Lease lease, Optional<Member> holder) {
        return switch (lease.state()) {
            case HELD ->
                holder.map(Member::state).filter(AddressView::isOnItsWay).isPresent() ? State.RESERVED : State.IN_USE;
            case QUARANTINED -> State.QUARANTINED;
            case CONFLICT -> State.CONFLICT;
        };
    }

    private static boolean isOnItsWay(MemberState state) {
        return state == MemberState.PROVISIONING || state == MemberState.PROBING;
    }

    AddressView with(Items<Change> changes) {
        return new AddressView(address, state, owner, restsUntil, Optional.of(changes));
    }
}
