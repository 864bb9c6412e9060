package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.server.web.EffectiveMaxes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes beside each decision that the maximum cannot be reached now, as long as that is so: long before it is needed. */
final class NotedDecisions implements Decisions {
    private final Decisions record;
    private final EffectiveMaxes maxes;

    NotedDecisions(Decisions record, EffectiveMaxes maxes) {
        this.record = record;
        this.maxes = maxes;
    }

    @Override
    public void record(Entry entry) {
        record.record(noted(entry));
    }

    @Override
    public void record(List<Entry> entries) {
        record.record(entries.stream().map(this::noted).toList());
    }

    private Entry noted(Entry entry) {
        return maxes.of(entry.service())
                .filter(EffectiveMax::isReduced)
                .map(max -> {
                    Map<String, String> inputs = new HashMap<>(entry.inputs());
                    inputs.put("effective max", max.words());
                    return new Entry(entry.service(), entry.at(), entry.decision(), inputs, entry.event());
                })
                .orElse(entry);
    }
}
