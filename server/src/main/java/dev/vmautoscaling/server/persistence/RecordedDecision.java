package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.decision.HoldReason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One decision, or a run of equal ones.
 *
 * @param reason of a hold
 * @param why the newest one's sentence
 * @param until when the hold's reason ends by itself, where that is known
 * @param at when the first was made
 * @param lastAt when the newest was made
 * @param times how many
 * @param inputs what the newest was made from
 * @param event what it opened
 */
public record RecordedDecision(
        long id,
        String service,
        Kind kind,
        Optional<HoldReason> reason,
        String why,
        Optional<Instant> until,
        Instant at,
        Instant lastAt,
        int times,
        Map<String, String> inputs,
        Optional<String> event) {
    /** What was decided. */
    public enum Kind {
        SCALE_OUT,
        SCALE_IN,
        UNDRAIN,
        HOLD
    }

    public RecordedDecision {
        inputs = Map.copyOf(inputs);
    }
}
