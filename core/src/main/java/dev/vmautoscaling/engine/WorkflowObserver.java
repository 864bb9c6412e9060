package dev.vmautoscaling.engine;

import java.time.Duration;

/** Sees what the runner does, for logs and metrics. */
public interface WorkflowObserver {
    /**
     * After every attempt.
     *
     * @param undo whether it was an attempt at taking the step back
     */
    void attempted(Workflow workflow, String step, boolean undo, Outcome outcome, Duration took);

    /** A step threw, which none should: its effect is looked for at the next attempt. */
    default void brokeOff(Workflow workflow, String step, RuntimeException bug) {}

    /** After every change of state, and when a workflow is parked or goes on. */
    void moved(Workflow workflow);

    /** Nobody watches. */
    WorkflowObserver NOBODY = new WorkflowObserver() {
        @Override
        public void attempted(Workflow workflow, String step, boolean undo, Outcome outcome, Duration took) {}

        @Override
        public void moved(Workflow workflow) {}
    };
}
