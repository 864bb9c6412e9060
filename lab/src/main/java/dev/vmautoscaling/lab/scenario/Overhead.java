package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.AgentGateway;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** The part of a stretch of time that no outside system accounts for: what the product itself took. */
final class Overhead {

    private Overhead() {}

    /**
     * The time from one instant to another that no entry covers. Calls to guests do not count as cover: most are the F5's
     * monitors, which nobody waits for; so the few that are our own probes count as ours. Nor does waiting for vCenter to
     * tell news, which goes on all the time, nor what the control plane is asked by the builds of Jenkins.
     */
    static Duration between(Instant from, Instant to, List<JournalEntry> entries) {
        long covered = 0;
        long start = micros(from);
        long end = micros(to);
        long seen = start;
        for (JournalEntry entry : entries.stream()
                .filter(entry -> !(entry.system().equals("guest") && entry.kind() == JournalEntry.Kind.CALL))
                .filter(entry -> !entry.operation().equals("WaitForUpdatesEx"))
                .filter(entry -> !entry.system().equals(AgentGateway.SYSTEM))
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
