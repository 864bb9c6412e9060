package dev.vmautoscaling.domain.fault;

/** What the caller may do about a fault of an outside system. */
public enum FaultKind {
    /** It certainly did not happen and may succeed later: try again after a while. */
    TRANSIENT,
    /** It will not succeed however often it is tried: undo and tell. */
    PERMANENT,
    /** It may have happened (a lost answer, a time-out after sending): look before trying again. */
    UNKNOWN_OUTCOME
}
