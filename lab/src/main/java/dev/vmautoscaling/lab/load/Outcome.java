package dev.vmautoscaling.lab.load;

/** How one request ended. */
sealed interface Outcome {

    /** A 2xx answer; the guest is empty text if the answer did not name one. */
    record Good(String servedBy) implements Outcome {}

    /** Anything else, in a word or two. */
    record Failed(String cause) implements Outcome {}
}
