package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** The part of a stretch of time that no outside system accounts for: what the product itself took. */
final class Overhead {

    private Overhead() {}

    /** The time from one instant to another that no entry covers. */
    static Duration between(Instant from, Instant to, List<JournalEntry> entries) {
        long covered = 0;
        long start = micros(from);
        long end = micros(to);
        long seen = start;
        for (JournalEntry entry : entries.stream()
                .sorted(Comparator.comparingLong(JournalEntry::startMicros))
                .toList()) {
            long begin = Math.max(seen, entry.startMicros());
            long stop = Math.min(end, entry.endMicros());
            if (stop > begin) {
                covered += stop - begin;
                seen = stop;
            }
        }
        return Duration.of(end - start - covered, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
