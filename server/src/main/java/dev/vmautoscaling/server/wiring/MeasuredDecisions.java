package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.scaling.Decisions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts decisions by their reason and logs those that act, on their way to the record. */
final class MeasuredDecisions implements Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(MeasuredDecisions.class);

    private final Decisions record;
    private final MeterRegistry meters;

    MeasuredDecisions(Decisions record, MeterRegistry meters) {
        this.record = record;
        this.meters = meters;
    }

    @Override
    public void record(Entry entry) {
        measure(entry);
        record.record(entry);
    }

    @Override
    public void record(List<Entry> entries) {
        entries.forEach(this::measure);
        record.record(entries);
    }

    private void measure(Entry entry) {
        meters.counter("autoscaler.decisions", "service", entry.service(), "reason", reason(entry.decision()))
                .increment();
        var line = entry.decision() instanceof Decision.Hold ? LOG.atDebug() : LOG.atInfo();
        line.addKeyValue("service", entry.service())
                .addKeyValue("event", entry.event().orElse(""))
                .log(
                        "decided {}: {}",
                        reason(entry.decision()),
                        entry.decision().why());
    }

    private static String reason(Decision decision) {
        return switch (decision) {
            case Decision.ScaleOut ignored -> "SCALE_OUT";
            case Decision.ScaleIn ignored -> "SCALE_IN";
            case Decision.Undrain ignored -> "UNDRAIN";
            case Decision.Hold hold -> hold.reason().name();
        };
    }
}
