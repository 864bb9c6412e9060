package dev.vmautoscaling.lab.jenkins.pipeline;

/** A step ended the build with FAILURE and a sentence, as most do. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed(String message) {
        super(message);
    }

    StepFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
