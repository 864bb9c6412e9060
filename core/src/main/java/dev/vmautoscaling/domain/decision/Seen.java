package dev.vmautoscaling.domain.decision;

/**
 * What was asked of an outside system, or why it could not be told. Unknown is never read as zero or none.
 *
 * @param <T> what was asked
 */
public sealed interface Seen<T> {
    record Known<T>(T value) implements Seen<T> {}

    /** @param why in an operator's words, naming the system */
    record Unknown<T>(String why) implements Seen<T> {}
}
