package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a stage is.
 *
 * @param message for the build's log
 * @param pause how long to wait before asking again; zero when there is nothing to wait for
 */
public record Progress(State state, String message, Duration pause) {
    /** Whether to go on. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        /** The kill switch holds it. */
        PARKED
    }

    static Progress failed(String why) {
        return new Progress(State.FAILED, why, Duration.ZERO);
    }

    /** One member that has failed does not hold up the others; the stage fails when none is left that goes forward. */
    static Progress of(Stage stage, List<Workflow> workflows, boolean isStopped, Duration pause) {
        List<Workflow> forward =
                workflows.stream().filter(Progress::goesForward).toList();
        if (forward.isEmpty()) {
            return failed(said(workflows));
        }
        if (forward.stream().allMatch(workflow -> isDone(stage, workflow))) {
            return new Progress(State.DONE, said(workflows), Duration.ZERO);
        }
        return isStopped
                ? new Progress(State.PARKED, "the kill switch is on: " + said(workflows), pause)
                : new Progress(State.RUNNING, said(workflows), pause);
    }

    private static boolean goesForward(Workflow workflow) {
        return switch (workflow.state()) {
            case PENDING, RUNNING, WAITING, COMPLETED -> true;
            case UNDOING, UNDONE, STUCK, RESOLVED -> false;
        };
    }

    private static boolean isDone(Stage stage, Workflow workflow) {
        return workflow.state() == WorkflowState.COMPLETED
                || stage.steps().stream().allMatch(workflow::isDone);
    }

    private static String said(List<Workflow> workflows) {
        return workflows.stream().map(Progress::said).collect(Collectors.joining("; "));
    }

    /** Where it is, in the words of its last step. */
    private static String said(Workflow workflow) {
        String failure = workflow.failure().map(why -> ": " + why.message()).orElse("");
        return switch (workflow.state()) {
            case UNDOING -> "being taken back" + failure;
            case UNDONE -> "taken back" + failure;
            case STUCK -> "needs a person" + failure;
            case RESOLVED -> "put right by a person" + failure;
            case COMPLETED -> "done";
            case PENDING, RUNNING, WAITING ->
                workflow.steps().reversed().stream()
                        .filter(step -> step.state() != StepRecord.State.PENDING)
                        .findFirst()
                        .map(step -> step.key() + (step.message().isEmpty() ? "" : ": " + step.message()))
                        .orElse("not begun");
        };
    }
}
