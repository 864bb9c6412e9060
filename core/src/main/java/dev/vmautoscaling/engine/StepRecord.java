package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * What is recorded of one step.
 *
 * @param message the last outcome in words
 */
public record StepRecord(String key, State state, Tries tries, Tries undoTries, String message) {
    /** Where a step is. */
    public enum State {
        PENDING,
        /** Recorded before the first attempt: it may have happened. */
        STARTED,
        DONE,
        FAILED,
        /** Being taken back. */
        UNDOING,
        UNDONE
    }

    static StepRecord pending(String key) {
        return new StepRecord(key, State.PENDING, Tries.NONE, Tries.NONE, "");
    }

    /** Whether there may be something to take back. */
    boolean needsUndo() {
        return state != State.PENDING && state != State.UNDONE;
    }

    StepRecord started(Instant now) {
        return new StepRecord(key, State.STARTED, tries.begin(now), undoTries, message);
    }

    StepRecord waiting(String waitingFor) {
        return state == State.UNDOING
                ? new StepRecord(key, state, tries, undoTries.wentOn(), waitingFor)
                : new StepRecord(key, state, tries.wentOn(), undoTries, waitingFor);
    }

    StepRecord done(String said, Instant now) {
        return new StepRecord(key, State.DONE, tries.wentOn().end(now), undoTries, said);
    }

    /** This attempt failed, and another will follow. */
    StepRecord failedOnce(String why) {
        return state == State.UNDOING
                ? new StepRecord(key, state, tries, undoTries.failed(), why)
                : new StepRecord(key, state, tries.failed(), undoTries, why);
    }

    StepRecord failed(String why, Instant now) {
        return new StepRecord(key, State.FAILED, tries.failed().end(now), undoTries, why);
    }

    StepRecord undoing(Instant now) {
        return new StepRecord(key, State.UNDOING, tries, undoTries.begin(now), message);
    }

    StepRecord undone(String said, Instant now) {
        String kept = said.isEmpty() ? message : said;
        return new StepRecord(key, State.UNDONE, tries, undoTries.end(now), kept);
    }

    /** Taken up again by a person's order, where it stopped. */
    StepRecord retried() {
        if (state == State.PENDING) {
            return this;
        }
        return state == State.UNDOING
                ? new StepRecord(key, state, tries, undoTries.anew(), message)
                : new StepRecord(key, State.STARTED, tries.anew(), undoTries, message);
    }

    StepRecord parkedFor(Duration time) {
        return new StepRecord(key, state, tries.parkedFor(time), undoTries.parkedFor(time), message);
    }
}
