package dev.vmautoscaling.domain.preflight;

import java.util.List;

/**
 * One check as it came out.
 *
 * @param found what was found, in a sentence
 * @param hint what the operator can do; empty when nothing need be done
 * @param evidence the things looked at, one a line
 */
public record Item(Key key, Verdict verdict, String found, String hint, List<String> evidence) {
    public Item {
        evidence = List.copyOf(evidence);
    }

    static Item pass(Key key, String found, List<String> evidence) {
        return new Item(key, Verdict.PASS, found, "", evidence);
    }

    static Item warn(Key key, String found, String hint, List<String> evidence) {
        return new Item(key, Verdict.WARN, found, hint, evidence);
    }

    static Item fail(Key key, String found, String hint, List<String> evidence) {
        return new Item(key, Verdict.FAIL, found, hint, evidence);
    }

    /** Something that another item tells makes this one pointless: one cause, one failure. */
    static Item see(Key key, Key cause) {
        return warn(
                key,
                "not checked: see " + cause.word(),
                "correct " + cause.word() + " first, then run the checks again",
                List.of());
    }
}
