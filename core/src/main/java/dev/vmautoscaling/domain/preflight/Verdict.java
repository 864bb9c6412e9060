package dev.vmautoscaling.domain.preflight;

/** What a check says; later ones are graver. */
public enum Verdict {
    PASS,
    /** The config can be enabled, but somebody should look. */
    WARN,
    /** The config is not enabled, unless an operator says so with a reason. */
    FAIL
}
