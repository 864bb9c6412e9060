package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.scaling.KillSwitch.Position;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.persistence.KillSwitchStore.Setting;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All services as they are now, and what needs a person: a constant number of questions, however many services there are. */
@Component
class Overview {
    private static final Duration LEAST_LOOK_BACK = Duration.ofMinutes(2);

    private final ServiceRecords records;
    private final TroubleRecords troubles;
    private final RecentMetrics metrics;
    private final EffectiveMaxes maxes;
    private final Duration lookBack;
    private final InstantSource time;
    private final Shared<Gathered> next;

    Overview(
            ServiceRecords records,
            TroubleRecords troubles,
            RecentMetrics metrics,
            EffectiveMaxes maxes,
            AutoscalerProperties properties,
            InstantSource time) {
        this.records = records;
        this.troubles = troubles;
        this.metrics = metrics;
        this.maxes = maxes;
        Duration rounds = properties.evaluation().interval().multipliedBy(3);
        this.lookBack = rounds.compareTo(LEAST_LOOK_BACK) > 0 ? rounds : LEAST_LOOK_BACK;
        this.time = time;
        this.next = new Shared<>(this::look);
    }

    /**
     * What was gathered.
     *
     * @param services by name
     * @param needs of all services and of none, the worst first
     * @param metricTroubles why values are missing or old
     */
    record Gathered(List<OneService> services, List<Need> needs, List<String> metricTroubles, Instant at) {}

    /** Screens that are open side by side ask at the same moment, told by the same change: they share one look. */
    Gathered gather() {
        return next.get();
    }

    private Gathered look() {
        Instant now = time.instant();
        ServiceRecords.Recorded recorded = records.since(now.minus(lookBack));
        List<Setting> switches = troubles.switches();
        Blindness blindness = new Blindness(recorded);
        List<Need> others = Stream.concat(troubles.needs(switches).stream(), decided(recorded, now).stream())
                .toList();
        List<Need> needs = Stream.concat(others.stream(), blindness.needs().stream())
                .sorted(Comparator.comparing(Need::severity)
                        .thenComparing(Need::kind)
                        .thenComparing(need -> need.service().orElse("")))
                .toList();
        Map<String, Remembered.Known<Map<String, ServiceReadings>>> readings = readings(recorded.groups());
        Map<String, List<Need>> ofService = Stream.concat(
                        others.stream().filter(need -> need.service().isPresent()), blindness.all())
                .collect(Collectors.groupingBy(need -> need.service().orElseThrow()));
        List<OneService> services = recorded.groups().stream()
                .map(stored -> one(stored, recorded, readings, switches, ofService))
                .toList();
        return new Gathered(
                services,
                needs,
                readings.values().stream()
                        .flatMap(known -> known.trouble().stream())
                        .sorted()
                        .toList(),
                now);
    }

    private OneService one(
            StoredGroup stored,
            ServiceRecords.Recorded recorded,
            Map<String, Remembered.Known<Map<String, ServiceReadings>>> readings,
            List<Setting> switches,
            Map<String, List<Need>> needs) {
        String service = stored.service();
        String prometheus = stored.group().config().monitoring().prometheus();
        return new OneService(
                stored,
                recorded.members().getOrDefault(service, List.of()),
                Optional.ofNullable(recorded.decisions().get(service)),
                Optional.ofNullable(recorded.events().get(service)),
                Optional.ofNullable(readings.get(prometheus))
                        .flatMap(known -> known.value().map(all -> all.getOrDefault(service, ServiceReadings.NONE))),
                maxes.of(service),
                position(service, switches),
                needs.getOrDefault(service, List.of()));
    }

    private static Position position(String service, List<Setting> switches) {
        return switches.stream()
                .filter(setting -> setting.service().map(service::equals).orElse(true))
                .map(Setting::position)
                .max(Comparator.naturalOrder())
                .orElse(Position.OFF);
    }

    private Map<String, Remembered.Known<Map<String, ServiceReadings>>> readings(List<StoredGroup> groups) {
        List<String> names = groups.stream()
                .map(stored -> stored.group().config().monitoring().prometheus())
                .distinct()
                .toList();
        Map<String, Remembered.Known<Map<String, ServiceReadings>>> readings = new HashMap<>();
        List<Remembered.Known<Map<String, ServiceReadings>>> known = SideBySide.map(names, metrics::readings);
        for (int i = 0; i < names.size(); i++) {
            readings.put(names.get(i), known.get(i));
        }
        return readings;
    }

    /** What the newest decisions, or their absence, say about single services. */
    private List<Need> decided(ServiceRecords.Recorded recorded, Instant now) {
        List<Need> needs = new ArrayList<>();
        for (StoredGroup stored : recorded.groups()) {
            Optional<RecordedDecision> newest =
                    Optional.ofNullable(recorded.decisions().get(stored.service()));
            if (stored.group().enabled()
                    && newest.isEmpty()
                    && stored.updatedAt().plus(lookBack).isBefore(now)) {
                needs.add(
                        need(Need.Kind.NOT_EVALUATED, stored, "nothing decided for " + lookBack.toMinutes() + " min"));
            }
            newest.flatMap(Overview::asking)
                    .ifPresent(kind -> needs.add(need(kind, stored, newest.get().why())));
            maxes.of(stored.service())
                    .filter(EffectiveMax::isReduced)
                    .ifPresent(max -> needs.add(need(Need.Kind.MAX_UNREACHABLE, stored, max.words())));
        }
        return needs;
    }

    private static Need need(Need.Kind kind, StoredGroup stored, String words) {
        return Need.of(kind, Optional.of(stored.service()), "", words, Optional.empty());
    }

    private static Optional<Need.Kind> asking(RecordedDecision decision) {
        return decision.reason()
                .flatMap(reason -> Optional.ofNullable(Map.of(
                                HoldReason.LAUNCH_BREAKER_OPEN, Need.Kind.LAUNCH_BREAKER_OPEN,
                                HoldReason.AT_MAX_SIZE, Need.Kind.AT_MAX_SIZE)
                        .get(reason)));
    }
}
