package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.ippool.IpPools;
import dev.vmautoscaling.domain.preflight.Item;
import dev.vmautoscaling.domain.preflight.Key;
import dev.vmautoscaling.domain.preflight.Report;
import dev.vmautoscaling.domain.preflight.Verdict;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.server.config.Preflights;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Checks that come out as a test says: all pass, unless it names those that fail. */
final class ScriptedPreflights implements Preflights {
    private volatile Set<Key> failing = Set.of();

    void failing(Key... keys) {
        failing = Set.of(keys);
    }

    @Override
    public Report check(GroupConfig config, IpPools pools) {
        List<Item> items = Arrays.stream(Key.values()).map(this::item).toList();
        return new Report(
                config.service(),
                SettableTime.START,
                items,
                EffectiveMax.of(config.sizes().max(), config.sizes().min(), List.of()));
    }

    private Item item(Key key) {
        return failing.contains(key)
                ? new Item(key, Verdict.FAIL, key.word() + " is broken", "mend it", List.of("seen broken"))
                : new Item(key, Verdict.PASS, "as it must be", "", List.of());
    }
}
