package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.decision.Decision.Hold;
import dev.vmautoscaling.domain.decision.Decision.ScaleIn;
import dev.vmautoscaling.domain.decision.Decision.ScaleOut;
import dev.vmautoscaling.domain.policy.SizePolicy;

/** What a person orders needs no alert and waits for no cooldown; everything else holds as for any decision. */
final class Resizing {
    private Resizing() {}

    static Decision decide(Facts facts, Resize wanted, String by) {
        return Safety.killSwitch(facts).orElseGet(() -> withinBounds(facts, wanted, by));
    }

    static Decision remove(Facts facts, String member, String by) {
        return Safety.killSwitch(facts)
                .orElseGet(() -> Removal.holdOrRemoveOne(
                        facts,
                        member,
                        leaving -> new ScaleIn(
                                leaving,
                                "ordered by " + by + ": " + leaving.getFirst().name())));
    }

    private static Decision withinBounds(Facts facts, Resize wanted, String by) {
        SizePolicy sizes = facts.sizes();
        int size = facts.actualSize();
        int target = wanted.from(size);
        if (target > sizes.max()) {
            return Hold.because(HoldReason.AT_MAX_SIZE, target + " wanted, max is " + sizes.max());
        }
        if (target < sizes.min()) {
            return Hold.because(HoldReason.AT_MIN_SIZE, target + " wanted, min is " + sizes.min());
        }
        if (target == size) {
            return Hold.because(HoldReason.SIZE_REACHED, Integer.toString(size));
        }
        String why = "ordered by " + by + ": " + size + " → " + target;
        return target > size
                ? Safety.againstAdding(facts).orElseGet(() -> new ScaleOut(target - size, why))
                : Removal.holdOrRemove(facts, size - target, members -> new ScaleIn(members, why))
                        .orElseThrow();
    }
}
