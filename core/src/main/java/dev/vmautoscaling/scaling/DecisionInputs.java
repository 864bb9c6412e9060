package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.Seen;
import dev.vmautoscaling.domain.decision.Snapshot;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.pool.PoolMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a decision was made from, in a few words that can be kept and shown. */
public final class DecisionInputs {
    /** Created members that take a slot. */
    public static final String CREATED = "created";
    /** Base and created members together; absent when the pool could not be read. */
    public static final String SIZE = "size";

    private DecisionInputs() {}

    static Map<String, String> of(Snapshot snapshot) {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put(CREATED, Integer.toString(snapshot.members().size()));
        switch (snapshot.pool()) {
            case Seen.Known<List<PoolMember>> known ->
                inputs.put(SIZE, Integer.toString(snapshot.actualSize(known.value())));
            case Seen.Unknown<List<PoolMember>> unknown -> inputs.put("pool", unknown.why());
        }
        switch (snapshot.readings()) {
            case Seen.Known<ServiceReadings> known -> addReadings(inputs, known.value());
            case Seen.Unknown<ServiceReadings> unknown -> inputs.put("metrics", unknown.why());
        }
        return inputs;
    }

    private static void addReadings(Map<String, String> inputs, ServiceReadings readings) {
        readings.samples()
                .forEach((metric, sample) -> inputs.put(
                        metric.label(), String.format(Locale.ROOT, "%.4f at %s", sample.value(), sample.at())));
        readings.firing()
                .forEach(alert -> inputs.put(
                        "alert " + alert.direction().label() + " "
                                + alert.metric().label(),
                        "firing since " + alert.since()));
        inputs.put("measured", readings.membersUp() + " of " + readings.membersKnown());
    }
}
