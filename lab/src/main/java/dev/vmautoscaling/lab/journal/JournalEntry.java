package dev.vmautoscaling.lab.journal;

import java.util.Locale;

/**
 * One request that a lab system served, or one delay that it made on purpose.
 *
 * @param system who: {@code vcenter}, {@code f5}, {@code guest}, {@code prometheus} or {@code jenkins}
 * @param operation what, in the system's own words, such as {@code CloneVM_Task}
 * @param startMicros microseconds since the epoch
 * @param endMicros microseconds since the epoch, not before the start
 */
public record JournalEntry(String system, Kind kind, String operation, long startMicros, long endMicros) {

    /** Whether the system was serving a caller, or made it wait as a real one would. */
    public enum Kind {
        CALL,
        DELAY;

        /** The word that stands in the JSON line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads the word of a JSON line.
         *
         * @throws IllegalArgumentException for any other word
         */
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public JournalEntry {
        if (endMicros < startMicros) {
            throw new IllegalArgumentException("%s %s ends before it starts".formatted(system, operation));
        }
    }
}
