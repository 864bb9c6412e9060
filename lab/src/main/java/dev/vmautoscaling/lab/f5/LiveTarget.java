package dev.vmautoscaling.lab.f5;

import java.util.List;
import java.util.stream.Collectors;

/** What a device knows of a member or node beyond its configuration: connections and what monitors say. */
final class LiveTarget {

    private final Traffic traffic = new Traffic();
    private volatile Watching watching = Watching.nothing();

    /** What monitors it, under which rule; {@code key} tells one way of watching from another. */
    record Watching(String key, MonitorRule rule, List<Watch> watches) {
        static Watching nothing() {
            return new Watching("", MonitorRule.parse(""), List.of());
        }
    }

    Traffic traffic() {
        return traffic;
    }

    Watching watching() {
        return watching;
    }

    /** Stops what watched before. */
    void watch(Watching other) {
        watching.watches().forEach(Watch::stop);
        watching = other;
    }

    Health health() {
        Watching now = watching;
        return now.rule().verdict(now.watches().stream().map(Watch::health).toList());
    }

    /** The reason of each monitor that failed, one after another (facts 2, recorded reasons). */
    String reasons() {
        return watching.watches().stream()
                .filter(watch -> watch.health() == Health.DOWN)
                .map(Watch::reason)
                .collect(Collectors.joining());
    }
}
