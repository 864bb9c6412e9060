package dev.vmautoscaling.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a kind of workflow does, in order. A workflow keeps the steps it was begun with, known by their keys, although a
 * later version may have others.
 *
 * @param key stored with each workflow
 */
public record WorkflowKind(String key, List<Step> steps) {
    public WorkflowKind {
        steps = List.copyOf(steps);
    }

    public List<String> stepKeys() {
        return steps.stream().map(Step::key).toList();
    }

    /** Empty when this version has no such step. */
    Optional<Step> step(String stepKey) {
        return steps.stream().filter(step -> step.key().equals(stepKey)).findFirst();
    }

    /** Whether this workflow, of this kind, has begun a step from the point of no return on: it only goes forward. */
    public boolean goesForwardOnly(Workflow workflow) {
        return steps.stream()
                .dropWhile(step -> !step.isPointOfNoReturn())
                .map(Step::key)
                .anyMatch(workflow::hasStarted);
    }
}
