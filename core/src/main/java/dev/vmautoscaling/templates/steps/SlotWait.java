package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.engine.Attempt;
import java.time.Duration;
import java.util.Map;

/**
 * How long a step has waited for its turn. An attempt that ended in waiting has surely not asked vCenter for anything, and
 * only an attempt after it can have.
 *
 * @param number of the last attempt that waited; 0 when none did
 * @param until how long the step had lasted by then
 */
record SlotWait(int number, Duration until) {
    private static final String WAITED = "-waited";

    /** @param fact where the name of the task is kept that waits */
    static SlotWait of(Attempt attempt, String fact) {
        return attempt.fact(fact + WAITED)
                .map(SlotWait::parsed)
                .filter(waited -> waited.number < attempt.number())
                .orElseGet(() -> new SlotWait(0, Duration.ZERO));
    }

    private static SlotWait parsed(String text) {
        int space = text.indexOf(' ');
        return new SlotWait(
                Integer.parseInt(text.substring(0, space)),
                Duration.ofMillis(Long.parseLong(text.substring(space + 1))));
    }

    /** What to keep of an attempt that waits. */
    static Map<String, String> now(Attempt attempt, String fact) {
        return Map.of(fact + WAITED, attempt.number() + " " + attempt.elapsed().toMillis());
    }

    /** Whether there was an attempt between it and this one. */
    boolean wasFollowedBy(Attempt attempt) {
        return attempt.number() > number + 1;
    }
}
