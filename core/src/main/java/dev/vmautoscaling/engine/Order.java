package dev.vmautoscaling.engine;

/** What a person, or a later decision, wants of a workflow. Obeyed between two attempts. */
public enum Order {
    /** Take it back, if it has not passed its point of no return. */
    UNDO,
    /** The same, even while the kill switch stops the group: given for this one workflow, and audited. */
    UNDO_UNDER_STOP,
    /** Go on with a stuck workflow where it stopped. */
    RETRY,
    /** A person has put a stuck workflow right: close it. */
    RESOLVE
}
