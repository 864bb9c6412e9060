package dev.vmautoscaling.domain.decision;

import dev.vmautoscaling.domain.decision.Decision.ScaleIn;
import dev.vmautoscaling.domain.decision.Decision.ScaleOut;
import java.util.Optional;

/** The size must be between min and max, whatever the metrics say. */
final class Bounds {
    private Bounds() {}

    static Optional<Decision> belowMin(Facts facts) {
        int missing = facts.sizes().min() - facts.actualSize();
        if (missing <= 0) {
            return Optional.empty();
        }
        String why =
                "size " + facts.actualSize() + " is below min " + facts.sizes().min();
        return Safety.againstAdding(facts).or(() -> Optional.of(new ScaleOut(missing, why)));
    }

    static Optional<Decision> aboveMax(Facts facts) {
        int tooMany = facts.actualSize() - facts.sizes().max();
        if (tooMany <= 0) {
            return Optional.empty();
        }
        String why =
                "size " + facts.actualSize() + " is above max " + facts.sizes().max();
        return Removal.holdOrRemove(facts, tooMany, members -> new ScaleIn(members, why));
    }
}
