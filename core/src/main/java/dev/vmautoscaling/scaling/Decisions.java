package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of every decision, also of every decision not to act. */
public interface Decisions {
    void record(Entry entry);

    /** Those of many groups at once. */
    default void record(List<Entry> entries) {
        entries.forEach(this::record);
    }

    /**
     * One decision.
     *
     * @param inputs what it was made from, by name, with units
     * @param event what it opened; empty for a hold, in observe mode while the same need goes on, and when somebody else was faster
     */
    record Entry(String service, Instant at, Decision decision, Map<String, String> inputs, Optional<String> event) {
        public Entry {
            inputs = Map.copyOf(inputs);
        }
    }
}
