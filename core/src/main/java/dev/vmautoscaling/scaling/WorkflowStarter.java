package dev.vmautoscaling.scaling;

/** Has a workflow run soon, on some worker. */
@FunctionalInterface
public interface WorkflowStarter {
    /** Asking twice runs it once; a recorded workflow that was never asked for is found by a sweep. */
    void start(String workflow);
}
