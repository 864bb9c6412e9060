package dev.vmautoscaling.lab.jenkins.pipeline;

/** A step was interrupted, by a person or by a timeout; the build is ABORTED. */
final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Interrupted(String message) {
        super(message);
    }
}
