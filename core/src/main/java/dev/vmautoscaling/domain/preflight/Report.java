package dev.vmautoscaling.domain.preflight;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * All checks of one config, always every one of them and in their order.
 *
 * @param at when it was looked
 * @param effectiveMax from what could be looked at
 */
public record Report(String service, Instant at, List<Item> items, EffectiveMax effectiveMax) {
    public Report {
        items = List.copyOf(items);
    }

    /** The gravest of the items'. */
    public Verdict verdict() {
        return items.stream().map(Item::verdict).max(Comparator.naturalOrder()).orElse(Verdict.PASS);
    }

    /** The items that speak against enabling. */
    public List<Item> failed() {
        return items.stream().filter(item -> item.verdict() == Verdict.FAIL).toList();
    }
}
