package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One attempt at a step or at its undo: recorded before, tried, and recorded with what it came to. */
final class Attempts {
    private final Kinds kinds;
    private final Recording recording;
    private final InstantSource time;

    Attempts(Kinds kinds, Recording recording, InstantSource time) {
        this.kinds = kinds;
        this.recording = recording;
        this.time = time;
    }

    Workflow perform(Workflow before, int index) {
        return kinds.step(before, index)
                .map(step -> perform(before, index, step))
                .orElseGet(() -> stuckAtUnknown(before.with(WorkflowState.RUNNING), index));
    }

    private Workflow perform(Workflow before, int index, Step step) {
        Instant start = time.instant();
        Workflow workflow = recording.save(before.with(WorkflowState.RUNNING)
                .with(index, before.steps().get(index).started(start)));
        StepRecord record = workflow.steps().get(index);
        Outcome outcome = attempt(step, false, workflow, record.tries(), start);
        Instant now = time.instant();
        recording.attempted(workflow, step.key(), false, outcome, Duration.between(start, now));
        return switch (outcome) {
            case Outcome.Done done ->
                recording.save(workflow.learning(done.facts()).with(index, record.done(done.message(), now)));
            case Outcome.NotYet notYet ->
                recording.save(workflow.learning(notYet.facts())
                        .with(index, record.waiting(notYet.waitingFor()))
                        .with(WorkflowState.WAITING)
                        .sleeping(notYet.after(), now));
            case Outcome.Failed failed ->
                performFailed(workflow.learning(failed.facts()), index, step.retries(), failed.failure(), now);
        };
    }

    /** Another version has begun it. What its step did cannot be guessed, so nothing is done. */
    private Workflow stuckAtUnknown(Workflow workflow, int index) {
        String step = workflow.steps().get(index).key();
        return recording.save(workflow.failing(Failure.permanent(
                        "step " + step + " is not known to this version: another version has begun this workflow",
                        "retry it with the version that has begun it, or put it right by hand and resolve it"))
                .with(WorkflowState.STUCK));
    }

    /** Tried again if that may help; else taken back, or, past the point of no return, left to a person. */
    private Workflow performFailed(Workflow workflow, int index, RetryPolicy policy, Failure failure, Instant now) {
        StepRecord record = workflow.steps().get(index).failedOnce(told(failure));
        Optional<Duration> wait = waitAfter(failure, policy, record.tries(), now);
        if (wait.isPresent()) {
            return recording.save(
                    workflow.with(index, record).with(WorkflowState.WAITING).sleeping(wait.get(), now));
        }
        Workflow told =
                workflow.with(index, record.failed(failure.message(), now)).failing(failure);
        return recording.save(told.with(kinds.goesForwardOnly(told) ? WorkflowState.STUCK : WorkflowState.UNDOING));
    }

    Workflow undo(Workflow before, int index) {
        StepRecord begun = before.steps().get(index).undoing(time.instant());
        return kinds.step(before, index)
                .map(step -> undo(before, index, step))
                .orElseGet(() -> stuckAtUnknown(before.with(index, begun), index));
    }

    private Workflow undo(Workflow before, int index, Step step) {
        Instant start = time.instant();
        Workflow workflow =
                recording.save(before.with(index, before.steps().get(index).undoing(start)));
        StepRecord record = workflow.steps().get(index);
        Outcome outcome = attempt(step, true, workflow, record.undoTries(), start);
        Instant now = time.instant();
        recording.attempted(workflow, step.key(), true, outcome, Duration.between(start, now));
        return switch (outcome) {
            case Outcome.Done done ->
                recording.save(workflow.learning(done.facts())
                        .with(index, record.undone(done.message(), now))
                        .with(WorkflowState.UNDOING));
            case Outcome.NotYet notYet ->
                recording.save(workflow.learning(notYet.facts())
                        .with(index, record.waiting(notYet.waitingFor()))
                        .sleeping(notYet.after(), now));
            case Outcome.Failed failed ->
                undoFailed(workflow.learning(failed.facts()), index, step.undoRetries(), failed.failure(), now);
        };
    }

    private Workflow undoFailed(Workflow workflow, int index, RetryPolicy policy, Failure failure, Instant now) {
        StepRecord record = workflow.steps().get(index).failedOnce(told(failure));
        Workflow told = workflow.with(index, record);
        return waitAfter(failure, policy, record.undoTries(), now)
                .map(wait -> recording.save(told.sleeping(wait, now)))
                .orElseGet(() -> recording.save(told.failing(failure).with(WorkflowState.STUCK)));
    }

    /** Whoever looks while it is tried again can do something about it already. */
    private static String told(Failure failure) {
        return failure.hint().isEmpty() ? failure.message() : failure.message() + "; " + failure.hint();
    }

    private static Optional<Duration> waitAfter(Failure failure, RetryPolicy policy, Tries tries, Instant now) {
        return failure.kind() == FailureKind.PERMANENT
                ? Optional.empty()
                : policy.waitAfter(tries.failures(), tries.elapsed(now));
    }

    private Outcome attempt(Step step, boolean undo, Workflow workflow, Tries tries, Instant now) {
        Attempt attempt = new Attempt(workflow, tries.attempts(), tries.elapsed(now), now);
        try {
            return undo ? step.undo(attempt) : step.perform(attempt);
        } catch (RuntimeException e) {
            recording.brokeOff(workflow, step.key(), e);
            // A step that throws has a bug or met something nobody foresaw: its effect is unknown, so it is looked for.
            return new Outcome.Failed(Failure.unknownOutcome(step.key() + " broke off: " + e));
        }
    }
}
