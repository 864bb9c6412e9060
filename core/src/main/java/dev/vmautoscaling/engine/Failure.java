package dev.vmautoscaling.engine;

/**
 * Why an attempt failed, in words an operator understands.
 *
 * @param message what failed, on which system
 * @param hint what the operator can do; empty when nothing
 */
public record Failure(FailureKind kind, String message, String hint) {
    public static Failure permanent(String message, String hint) {
        return new Failure(FailureKind.PERMANENT, message, hint);
    }

    public static Failure transientOne(String message) {
        return new Failure(FailureKind.TRANSIENT, message, "");
    }

    public static Failure unknownOutcome(String message) {
        return new Failure(FailureKind.UNKNOWN_OUTCOME, message, "");
    }
}
