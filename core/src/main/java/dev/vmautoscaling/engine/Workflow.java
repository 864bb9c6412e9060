package dev.vmautoscaling.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One doing of an ordered list of steps, as recorded. Every change makes a new value; {@link WorkflowRunner} saves it.
 *
 * @param kind which {@link WorkflowKind}
 * @param event what it is a part of: a scaling event, or whatever its kind works on
 * @param group whose kill switch holds it; empty for work of no service, which only the global switch holds
 * @param subject what it works on, such as a member's identity
 * @param epoch moves with every claim
 * @param facts what its steps have learned
 * @param failure why it is being undone, was undone or is stuck
 * @param undoUnderStop whether a person has ordered its undo in spite of the kill switch
 * @param wakeAt when to look again; empty while it can go on at once
 * @param parkedAt since when the kill switch holds it
 */
public record Workflow(
        String id,
        String kind,
        String event,
        String group,
        String subject,
        WorkflowState state,
        long epoch,
        List<StepRecord> steps,
        Map<String, String> facts,
        Optional<Failure> failure,
        boolean undoUnderStop,
        Optional<Instant> wakeAt,
        Optional<Instant> parkedAt,
        Instant createdAt,
        Optional<Instant> endedAt) {
    /** It looks again after this long at the latest. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    public Workflow {
        steps = List.copyOf(steps);
        facts = Map.copyOf(facts);
    }

    /** A workflow that has not begun, with facts that are known from the start. */
    public static Workflow pending(
            String id,
            WorkflowKind kind,
            String event,
            String group,
            String subject,
            Map<String, String> facts,
            Instant now) {
        return new Workflow(
                id,
                kind.key(),
                event,
                group,
                subject,
                WorkflowState.PENDING,
                0,
                kind.stepKeys().stream().map(StepRecord::pending).toList(),
                facts,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty());
    }

    /** The first step that is not done; the number of steps when all are. */
    int nextStep() {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).state() != StepRecord.State.DONE)
                .findFirst()
                .orElse(steps.size());
    }

    /** The last step that may have left something; -1 when none has. */
    int lastToUndo() {
        return IntStream.iterate(steps.size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> steps.get(i).needsUndo())
                .findFirst()
                .orElse(-1);
    }

    /** Until when it sleeps; empty when it is due. What would sleep longer than any may had its clock set back. */
    Optional<Instant> sleepsUntil(Instant now) {
        return wakeAt.filter(at -> at.isAfter(now) && !at.isAfter(now.plus(LONGEST_WAIT)));
    }

    /** Whether this step has been recorded as begun. */
    public boolean hasStarted(String step) {
        return steps.stream().anyMatch(s -> s.key().equals(step) && s.state() != StepRecord.State.PENDING);
    }

    public boolean isDone(String step) {
        return steps.stream().anyMatch(s -> s.key().equals(step) && s.state() == StepRecord.State.DONE);
    }

    /** Whether every step is done: then it is over, although its end may not be recorded yet. */
    public boolean hasDoneAll() {
        return state != WorkflowState.UNDOING && nextStep() == steps.size();
    }

    boolean hasStarted(int step) {
        return step < steps.size() && steps.get(step).state() != StepRecord.State.PENDING;
    }

    /** Whether it goes on under the kill switch: only backwards, and only by the order for this one workflow. */
    boolean isUndoingUnderStop() {
        return undoUnderStop && state == WorkflowState.UNDOING;
    }

    // ---- changes, each a new value

    /** Moving on also ends a wait. */
    Workflow with(WorkflowState next) {
        Draft draft = new Draft(this);
        draft.state = state.to(next);
        draft.wakeAt = Optional.empty();
        return draft.workflow();
    }

    Workflow with(int index, StepRecord step) {
        Draft draft = new Draft(this);
        draft.steps.set(index, step);
        return draft.workflow();
    }

    Workflow learning(Map<String, String> news) {
        Draft draft = new Draft(this);
        draft.facts.putAll(news);
        return draft.workflow();
    }

    Workflow sleeping(Duration wait, Instant now) {
        Draft draft = new Draft(this);
        draft.wakeAt = Optional.of(now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
        return draft.workflow();
    }

    Workflow failing(Failure why) {
        Draft draft = new Draft(this);
        draft.failure = Optional.of(why);
        return draft.workflow();
    }

    Workflow ended(WorkflowState last, Instant now) {
        Draft draft = new Draft(with(last));
        draft.parkedAt = Optional.empty();
        draft.endedAt = Optional.of(now);
        return draft.workflow();
    }

    Workflow allowedToUndoUnderStop() {
        Draft draft = new Draft(this);
        draft.undoUnderStop = true;
        return draft.workflow();
    }

    Workflow parked(Instant now) {
        Draft draft = new Draft(this);
        draft.parkedAt = Optional.of(parkedAt.orElse(now));
        return draft.workflow();
    }

    /** Goes on after the kill switch: whatever was under way gets the lost time back. */
    Workflow unparked(Instant now) {
        Duration lost = parkedAt.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        Draft draft = new Draft(this);
        draft.steps.replaceAll(step -> step.parkedFor(lost));
        draft.parkedAt = Optional.empty();
        return draft.workflow();
    }

    /** As claimed by a worker: for stores. */
    public Workflow inEpoch(long next) {
        Draft draft = new Draft(this);
        draft.epoch = next;
        return draft.workflow();
    }

    /** A copy whose parts may be changed one by one. */
    private static final class Draft {
        private final Workflow from;
        private final List<StepRecord> steps;
        private final Map<String, String> facts;
        private WorkflowState state;
        private long epoch;
        private Optional<Failure> failure;
        private boolean undoUnderStop;
        private Optional<Instant> wakeAt;
        private Optional<Instant> parkedAt;
        private Optional<Instant> endedAt;

        Draft(Workflow from) {
            this.from = from;
            steps = new ArrayList<>(from.steps);
            facts = new HashMap<>(from.facts);
            state = from.state;
            epoch = from.epoch;
            failure = from.failure;
            undoUnderStop = from.undoUnderStop;
            wakeAt = from.wakeAt;
            parkedAt = from.parkedAt;
            endedAt = from.endedAt;
        }

        Workflow workflow() {
            return new Workflow(
                    from.id,
                    from.kind,
                    from.event,
                    from.group,
                    from.subject,
                    state,
                    epoch,
                    steps,
                    facts,
                    failure,
                    undoUnderStop,
                    wakeAt,
                    parkedAt,
                    from.createdAt,
                    endedAt);
        }
    }
}
