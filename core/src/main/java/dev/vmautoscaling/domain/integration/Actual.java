package dev.vmautoscaling.domain.integration;

/** What is found of a part, by asking the system itself. */
public sealed interface Actual {
    /**
     * What should be there is there and in effect.
     *
     * @param seen what was found, in words
     */
    record Live(String seen) implements Actual {}

    /** Nothing of it is there. */
    record Absent(String why) implements Actual {}

    /** Something is there that is not what should be, or is not in effect. */
    record Different(String why) implements Actual {}

    /** Nobody has said how its files are delivered, so people look after it. */
    record Unmanaged(String why) implements Actual {}

    /** This service needs none of it. */
    record NotNeeded(String why) implements Actual {}

    /** What was found, in a sentence. */
    default String words() {
        return switch (this) {
            case Live live -> live.seen();
            case Absent absent -> absent.why();
            case Different different -> different.why();
            case Unmanaged unmanaged -> unmanaged.why();
            case NotNeeded notNeeded -> notNeeded.why();
        };
    }
}
