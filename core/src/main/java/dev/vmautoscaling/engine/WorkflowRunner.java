package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The guarantees. A step is recorded as started before it is tried, so whatever a crash interrupts is looked for again;
 * a failure takes back every started step, last one first; the kill switch is asked before every attempt; and only the
 * worker with the newest claim can write.
 */
public final class WorkflowRunner {
    private static final Duration PARKED_LOOK = Duration.ofSeconds(2);

    private final Map<String, WorkflowKind> kinds;
    private final WorkflowStore store;
    private final Gate gate;
    private final WorkflowObserver observer;
    private final InstantSource time;

    public WorkflowRunner(
            Collection<WorkflowKind> kinds,
            WorkflowStore store,
            Gate gate,
            WorkflowObserver observer,
            InstantSource time) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(WorkflowKind::key, Function.identity()));
        this.store = store;
        this.gate = gate;
        this.observer = observer;
        this.time = time;
    }

    /**
     * Drives the workflow until it has ended, must wait, or is stuck.
     *
     * @throws LostClaim when another worker took it over; that one goes on
     */
    public Next run(String id) {
        Optional<Workflow> claimed = store.claim(id);
        if (claimed.isEmpty()) {
            return new Next.Never();
        }
        Workflow workflow = claimed.get();
        while (true) {
            workflow = obeyOrder(workflow);
            if (!workflow.state().isLive()) {
                return new Next.Never();
            }
            if (gate.isStopped(workflow.group()) && !workflow.undoUnderStop()) {
                return park(workflow);
            }
            Instant now = time.instant();
            if (workflow.wakeAt().isPresent()
                    && workflow.wakeAt().get().isAfter(now)
                    && workflow.parkedAt().isEmpty()) {
                return new Next.At(workflow.wakeAt().get());
            }
            workflow = advance(unparked(workflow, now));
        }
    }

    private Workflow obeyOrder(Workflow workflow) {
        return store.takeOrder(workflow.id())
                .map(order -> switch (order) {
                    case UNDO -> orderedUndo(workflow);
                    case UNDO_UNDER_STOP -> orderedUndo(workflow.allowedToUndoUnderStop());
                    case RETRY -> retried(workflow);
                    case RESOLVE -> resolved(workflow);
                })
                .orElse(workflow);
    }

    private Workflow orderedUndo(Workflow workflow) {
        boolean goesForwardOnly = workflow.hasStarted(kind(workflow).pointOfNoReturn());
        if (workflow.state().hasEnded() || goesForwardOnly) {
            return workflow;
        }
        Workflow told = workflow.failure().isPresent()
                ? workflow
                : workflow.failing(Failure.permanent("taken back by order", ""));
        return saved(told.with(WorkflowState.UNDOING));
    }

    private Workflow retried(Workflow workflow) {
        if (workflow.state() != WorkflowState.STUCK) {
            return workflow;
        }
        int undo = workflow.lastToUndo();
        boolean wasUndoing = undo >= 0 && workflow.steps().get(undo).state() == StepRecord.State.UNDOING;
        int index = wasUndoing ? undo : workflow.nextStep();
        return saved(workflow.with(index, workflow.steps().get(index).retried())
                .with(wasUndoing ? WorkflowState.UNDOING : WorkflowState.RUNNING));
    }

    private Workflow resolved(Workflow workflow) {
        return workflow.state() == WorkflowState.STUCK
                ? saved(workflow.ended(WorkflowState.RESOLVED, time.instant()))
                : workflow;
    }

    private Next park(Workflow workflow) {
        Instant now = time.instant();
        if (workflow.parkedAt().isEmpty()) {
            saved(workflow.parked(now));
        }
        return new Next.At(now.plus(PARKED_LOOK));
    }

    private Workflow unparked(Workflow workflow, Instant now) {
        return workflow.parkedAt().isPresent() ? saved(workflow.unparked(now)) : workflow;
    }

    /** One attempt. */
    private Workflow advance(Workflow workflow) {
        if (workflow.state() == WorkflowState.UNDOING) {
            int index = workflow.lastToUndo();
            return index < 0 ? saved(workflow.ended(WorkflowState.UNDONE, time.instant())) : undo(workflow, index);
        }
        int index = workflow.nextStep();
        return index == workflow.steps().size()
                ? saved(workflow.with(WorkflowState.RUNNING).ended(WorkflowState.COMPLETED, time.instant()))
                : perform(workflow, index);
    }

    private Workflow perform(Workflow before, int index) {
        Step step = kind(before).step(index);
        Instant start = time.instant();
        Workflow workflow = saved(before.with(WorkflowState.RUNNING)
                .with(index, before.steps().get(index).started(start)));
        StepRecord record = workflow.steps().get(index);
        Outcome outcome = attempt(step, false, workflow, record.tries(), start);
        Instant now = time.instant();
        observer.attempted(workflow, step.key(), false, outcome, Duration.between(start, now));
        return switch (outcome) {
            case Outcome.Done done ->
                saved(workflow.learning(done.facts()).with(index, record.done(done.message(), now)));
            case Outcome.NotYet notYet ->
                saved(workflow.learning(notYet.facts())
                        .with(index, record.waiting(notYet.waitingFor()))
                        .with(WorkflowState.WAITING)
                        .wakingAt(now.plus(notYet.after())));
            case Outcome.Failed failed ->
                performFailed(workflow.learning(failed.facts()), index, failed.failure(), now);
        };
    }

    private Workflow performFailed(Workflow workflow, int index, Failure failure, Instant now) {
        Step step = kind(workflow).step(index);
        StepRecord record = workflow.steps().get(index).failedOnce(failure.message());
        Optional<Duration> wait = waitAfter(failure, step.retries(), record.tries(), now);
        if (wait.isPresent()) {
            return saved(
                    workflow.with(index, record).with(WorkflowState.WAITING).wakingAt(now.plus(wait.get())));
        }
        Workflow told =
                workflow.with(index, record.failed(failure.message(), now)).failing(failure);
        boolean goesForwardOnly = told.hasStarted(kind(told).pointOfNoReturn());
        return saved(told.with(goesForwardOnly ? WorkflowState.STUCK : WorkflowState.UNDOING));
    }

    private Workflow undo(Workflow before, int index) {
        Step step = kind(before).step(index);
        Instant start = time.instant();
        Workflow workflow = saved(before.with(index, before.steps().get(index).undoing(start)));
        StepRecord record = workflow.steps().get(index);
        Outcome outcome = attempt(step, true, workflow, record.undoTries(), start);
        Instant now = time.instant();
        observer.attempted(workflow, step.key(), true, outcome, Duration.between(start, now));
        return switch (outcome) {
            case Outcome.Done done ->
                saved(workflow.learning(done.facts())
                        .with(index, record.undone(done.message(), now))
                        .with(WorkflowState.UNDOING));
            case Outcome.NotYet notYet ->
                saved(workflow.learning(notYet.facts())
                        .with(index, record.waiting(notYet.waitingFor()))
                        .wakingAt(now.plus(notYet.after())));
            case Outcome.Failed failed -> undoFailed(workflow.learning(failed.facts()), index, failed.failure(), now);
        };
    }

    private Workflow undoFailed(Workflow workflow, int index, Failure failure, Instant now) {
        StepRecord record = workflow.steps().get(index).failedOnce(failure.message());
        Workflow told = workflow.with(index, record);
        return waitAfter(failure, kind(workflow).step(index).undoRetries(), record.undoTries(), now)
                .map(wait -> saved(told.wakingAt(now.plus(wait))))
                .orElseGet(() -> saved(told.failing(failure).with(WorkflowState.STUCK)));
    }

    private static Optional<Duration> waitAfter(Failure failure, RetryPolicy policy, Tries tries, Instant now) {
        return failure.kind() == FailureKind.PERMANENT
                ? Optional.empty()
                : policy.waitAfter(tries.failures(), tries.elapsed(now));
    }

    private static Outcome attempt(Step step, boolean undo, Workflow workflow, Tries tries, Instant now) {
        Attempt attempt = new Attempt(workflow, tries.attempts(), tries.elapsed(now), now);
        try {
            return undo ? step.undo(attempt) : step.perform(attempt);
        } catch (LostClaim e) {
            throw e;
        } catch (RuntimeException e) {
            // A step that throws has a bug or met something nobody foresaw: its effect is unknown, so it is looked for.
            return new Outcome.Failed(Failure.unknownOutcome(step.key() + " broke off: " + e));
        }
    }

    private Workflow saved(Workflow workflow) {
        store.save(workflow);
        observer.moved(workflow);
        return workflow;
    }

    private WorkflowKind kind(Workflow workflow) {
        WorkflowKind kind = kinds.get(workflow.kind());
        if (kind == null) {
            throw new IllegalStateException("no workflow kind \"" + workflow.kind() + "\" in this version");
        }
        return kind;
    }
}
