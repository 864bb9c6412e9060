package dev.vmautoscaling.engine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a kind of workflow does, in order.
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

    Step step(int index) {
        return steps.get(index);
    }

    /** The index of the point of no return; after the last step when there is none. */
    int pointOfNoReturn() {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).isPointOfNoReturn())
                .findFirst()
                .orElse(steps.size());
    }
}
