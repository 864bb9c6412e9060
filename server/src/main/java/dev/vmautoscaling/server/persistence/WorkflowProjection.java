package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.Workflow;

/** What follows from workflows of some kinds, written in the transaction that saves the workflow. */
public interface WorkflowProjection {
    /** Whether it follows from workflows of this kind. */
    boolean isFor(String kind);

    /** Before the workflow is written: takes the locks that must come first. */
    default void before(Workflow workflow) {}

    /** After the workflow was written. */
    void after(Workflow workflow);
}
