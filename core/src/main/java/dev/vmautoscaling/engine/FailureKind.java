package dev.vmautoscaling.engine;

/** What a failed attempt says about trying again. */
public enum FailureKind {
    /** It did not happen; another attempt may succeed. */
    TRANSIENT,
    /** It will not succeed: undo. */
    PERMANENT,
    /** It may have happened: the next attempt looks before it acts. */
    UNKNOWN_OUTCOME
}
