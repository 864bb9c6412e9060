package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.preflight.Item;
import dev.vmautoscaling.domain.preflight.Report;
import java.time.Instant;
import java.util.List;

/**
 * All checks of a config, in their order.
 *
 * @param verdict the gravest of the items': {@code pass}, {@code warn} or {@code fail}
 */
record PreflightView(String service, Instant at, String verdict, List<ItemView> items, EffectiveMaxView effectiveMax) {
    /**
     * One check.
     *
     * @param key never changes
     * @param title what should be so
     * @param found what was found
     * @param hint what to do; empty when nothing need be done
     * @param evidence what was looked at, one thing a line
     */
    record ItemView(String key, String title, String verdict, String found, String hint, List<String> evidence) {
        static ItemView of(Item item) {
            return new ItemView(
                    item.key().word(),
                    item.key().title(),
                    Words.of(item.verdict()),
                    item.found(),
                    item.hint(),
                    item.evidence());
        }
    }

    static PreflightView of(Report report) {
        return new PreflightView(
                report.service(),
                report.at(),
                Words.of(report.verdict()),
                report.items().stream().map(ItemView::of).toList(),
                EffectiveMaxView.of(report.effectiveMax()));
    }
}
