package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.decision.Decision.Hold;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.domain.pool.PoolMember;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which members may go, and when none may. */
final class Removal {
    private Removal() {}

    static Optional<Decision> holdOrRemove(Facts facts, int count, Function<List<Member>, Decision> remove) {
        return Optional.of(holdOrRemove(facts, member -> true, count, remove));
    }

    /** This member and no other, if it may go. */
    static Decision holdOrRemoveOne(Facts facts, String id, Function<List<Member>, Decision> remove) {
        return facts.snapshot().members().stream()
                .filter(member -> member.id().equals(id) && member.isProtected())
                .findFirst()
                .<Decision>map(member -> Hold.because(HoldReason.NOTHING_REMOVABLE, member.name() + " is protected"))
                .orElseGet(() -> holdOrRemove(facts, member -> member.id().equals(id), 1, remove));
    }

    private static Decision holdOrRemove(
            Facts facts, Predicate<Member> wanted, int count, Function<List<Member>, Decision> remove) {
        if (facts.snapshot().group().isSuspended(Part.IN)) {
            return Hold.because(HoldReason.GROUP_SUSPENDED, "scale-in");
        }
        return Safety.runningEvent(facts).orElseGet(() -> chosen(facts, wanted, count, remove));
    }

    /** Newest first: the last that came is the first that goes, and what is sick goes before what is well. */
    private static Decision chosen(
            Facts facts, Predicate<Member> wanted, int count, Function<List<Member>, Decision> remove) {
        int room = facts.servingSize() - facts.sizes().min();
        if (room <= 0) {
            return Hold.because(
                    HoldReason.AT_MIN_SIZE,
                    facts.servingSize() + " of " + facts.sizes().min());
        }
        List<Member> chosen = facts.snapshot().members().stream()
                .filter(wanted)
                .filter(Facts::isServing)
                .filter(member -> !member.isProtected())
                .sorted(Comparator.comparing((Member member) -> takesTraffic(facts, member))
                        .thenComparing(Member::createdAt, Comparator.reverseOrder()))
                .limit(Math.min(count, room))
                .toList();
        if (chosen.isEmpty()) {
            return Hold.because(HoldReason.NOTHING_REMOVABLE, "");
        }
        return leavesHealthy(facts, chosen) ? remove.apply(chosen) : Hold.because(HoldReason.LAST_HEALTHY_MEMBER, "");
    }

    private static boolean takesTraffic(Facts facts, Member member) {
        return facts.snapshot()
                .inPool(facts.pool(), member)
                .map(PoolMember::takesTraffic)
                .orElse(false);
    }

    private static boolean leavesHealthy(Facts facts, List<Member> leaving) {
        long staying = facts.pool().stream().filter(PoolMember::takesTraffic).count();
        long going =
                leaving.stream().filter(member -> takesTraffic(facts, member)).count();
        return staying - going >= 1;
    }
}
