package dev.vmautoscaling.lab.jenkins.pipeline;

/** The build is over already; nothing of the pipeline happens any more. No catch clause of a pipeline is to see it. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
        super("killed");
    }
}
