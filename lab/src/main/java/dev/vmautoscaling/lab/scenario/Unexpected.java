package dev.vmautoscaling.lab.scenario;

/** A scenario did not go as it should; the message says in one sentence what was expected and what was seen. */
final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unexpected(String expected, Object seen) {
        super("expected " + expected + ", but saw " + seen);
    }

    static void unless(boolean asExpected, String expected, Object seen) {
        if (!asExpected) {
            throw new Unexpected(expected, seen);
        }
    }
}
