package dev.vmautoscaling.engine;

import java.time.Duration;

/**
 * One act of a workflow, with its undo. The workflow's row says STARTED before the first attempt, so both must accept
 * that the act happened, or did not, or happened half: each looks for the effect before it causes or removes it.
 */
public interface Step {
    /** Stored, shown and documented: kebab-case, never changed. */
    String key();

    /** Causes the effect, or finds it already there. */
    Outcome perform(Attempt attempt);

    /** Takes the effect back, or finds that it is not there. Done by default: for steps that only look. */
    default Outcome undo(Attempt attempt) {
        return Outcome.done();
    }

    /** A person has put the stuck workflow right and closes it: lets go of what only the books still hold. */
    default void close(Attempt attempt) {}

    /** Retries of {@link #perform}. */
    default RetryPolicy retries() {
        return RetryPolicy.during(Duration.ofMinutes(10));
    }

    /** Retries of {@link #undo}: longer, because giving up needs a person. */
    default RetryPolicy undoRetries() {
        return RetryPolicy.during(Duration.ofHours(2));
    }

    /** Once this step has started, the workflow only goes forward: what cannot go on waits for a person. */
    default boolean isPointOfNoReturn() {
        return false;
    }
}
