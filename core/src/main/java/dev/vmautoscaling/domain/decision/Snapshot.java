package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolMember;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that a decision about one group is made from, at one moment.
 *
 * @param members created members that take a slot
 * @param pool all members of the pool, base members too
 * @param stopped whether the kill switch is on for this group, in either strength
 */
public record Snapshot(
        ScalingGroup group,
        List<Member> members,
        Seen<List<PoolMember>> pool,
        Seen<ServiceReadings> readings,
        History history,
        boolean stopped) {
    public Snapshot {
        members = List.copyOf(members);
    }

    /** Servers that were in the pool before us. */
    public static List<PoolMember> base(List<PoolMember> pool, List<Member> created, int memberPort) {
        Set<Endpoint> ours = created.stream()
                .flatMap(member -> member.address().stream())
                .map(address -> new Endpoint(address, memberPort))
                .collect(Collectors.toSet());
        return pool.stream().filter(member -> !ours.contains(member.endpoint())).toList();
    }

    /** Base and created members together. */
    public int actualSize(List<PoolMember> seen) {
        return base(seen, members, group.config().pool().memberPort()).size() + members.size();
    }

    /** What the pool shows of a created member. */
    Optional<PoolMember> inPool(List<PoolMember> seen, Member member) {
        return member.address()
                .map(address -> new Endpoint(address, group.config().pool().memberPort()))
                .flatMap(endpoint -> seen.stream()
                        .filter(candidate -> candidate.endpoint().equals(endpoint))
                        .findFirst());
    }

    List<Member> members(MemberState state) {
        return members.stream().filter(member -> member.is(state)).toList();
    }
}
