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
 * @param event what it is a part of
 * @param group whose kill switch holds it
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

    /** Whether this step has been recorded as begun. */
    public boolean hasStarted(String step) {
        return steps.stream().anyMatch(s -> s.key().equals(step) && s.state() != StepRecord.State.PENDING);
    }

    public boolean isDone(String step) {
        return steps.stream().anyMatch(s -> s.key().equals(step) && s.state() == StepRecord.State.DONE);
    }

    boolean hasStarted(int step) {
        return step < steps.size() && steps.get(step).state() != StepRecord.State.PENDING;
    }

    Workflow with(WorkflowState next) {
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state.to(next),
                epoch,
                steps,
                facts,
                failure,
                undoUnderStop,
                Optional.empty(),
                parkedAt,
                createdAt,
                endedAt);
    }

    Workflow with(int index, StepRecord step) {
        List<StepRecord> changed = new ArrayList<>(steps);
        changed.set(index, step);
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state,
                epoch,
                changed,
                facts,
                failure,
                undoUnderStop,
                wakeAt,
                parkedAt,
                createdAt,
                endedAt);
    }

    Workflow learning(Map<String, String> news) {
        Map<String, String> all = new HashMap<>(facts);
        all.putAll(news);
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state,
                epoch,
                steps,
                all,
                failure,
                undoUnderStop,
                wakeAt,
                parkedAt,
                createdAt,
                endedAt);
    }

    Workflow wakingAt(Instant instant) {
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state,
                epoch,
                steps,
                facts,
                failure,
                undoUnderStop,
                Optional.of(instant),
                parkedAt,
                createdAt,
                endedAt);
    }

    Workflow failing(Failure why) {
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state,
                epoch,
                steps,
                facts,
                Optional.of(why),
                undoUnderStop,
                wakeAt,
                parkedAt,
                createdAt,
                endedAt);
    }

    Workflow ended(WorkflowState last, Instant now) {
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state.to(last),
                epoch,
                steps,
                facts,
                failure,
                undoUnderStop,
                Optional.empty(),
                Optional.empty(),
                createdAt,
                Optional.of(now));
    }

    Workflow allowedToUndoUnderStop() {
        return new Workflow(
                id, kind, event, group, subject, state, epoch, steps, facts, failure, true, wakeAt, parkedAt, createdAt,
                endedAt);
    }

    Workflow parked(Instant now) {
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state,
                epoch,
                steps,
                facts,
                failure,
                undoUnderStop,
                wakeAt,
                Optional.of(parkedAt.orElse(now)),
                createdAt,
                endedAt);
    }

    /** Goes on after the kill switch: whatever was under way gets the lost time back. */
    Workflow unparked(Instant now) {
        Duration lost = parkedAt.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state,
                epoch,
                steps.stream().map(step -> step.parkedFor(lost)).toList(),
                facts,
                failure,
                undoUnderStop,
                wakeAt,
                Optional.empty(),
                createdAt,
                endedAt);
    }

    /** As claimed by a worker: for stores. */
    public Workflow inEpoch(long next) {
        return new Workflow(
                id,
                kind,
                event,
                group,
                subject,
                state,
                next,
                steps,
                facts,
                failure,
                undoUnderStop,
                wakeAt,
                parkedAt,
                createdAt,
                endedAt);
    }
}
