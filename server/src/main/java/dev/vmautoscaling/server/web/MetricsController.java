package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Span;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.EventStore;
import dev.vmautoscaling.server.persistence.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is recorded of services over time, with what explains it: their thresholds and their scaling events. */
@RestController
class MetricsController {
    private static final int MOST_SERVICES = 50;
    private static final int MOST_EVENTS = 200;
    private static final int USUAL_POINTS = 300;
    private static final int MOST_POINTS = 2_000;
    private static final Duration USUAL_RANGE = Duration.ofHours(1);
    private static final Duration LONGEST_RANGE = Duration.ofDays(400);

    private final KnownGroups groups;
    private final CurveCache curves;
    private final EventStore events;
    private final InstantSource time;

    MetricsController(KnownGroups groups, CurveCache curves, EventStore events, InstantSource time) {
        this.groups = groups;
        this.curves = curves;
        this.events = events;
        this.time = time;
    }

    /**
     * Curves on common instants: the first at {@code from}, the next {@code stepSeconds} later, the last at {@code to}.
     *
     * @param thresholds of the shown metrics, as they are now
     * @param events of the shown services, opened in the span, newest first
     */
    record MetricsView(
            Instant from,
            Instant to,
            long stepSeconds,
            List<SeriesView> series,
            List<ThresholdView> thresholds,
            List<EventMark> events) {}

    /** @param values null where nothing was measured */
    record SeriesView(String service, String metric, String unit, List<@Nullable Double> values) {}

    /** In the unit of the curve; of requests, per member. */
    record ThresholdView(String service, String metric, double out, Optional<Double> in) {
        static ThresholdView of(String service, Metric metric, Band band) {
            return new ThresholdView(service, metric.label(), band.out(), band.in());
        }
    }

    /** A scaling event; {@code /api/autoscaling/events/{id}} tells all of it. */
    record EventMark(
            String id, String service, String kind, String state, Instant createdAt, Optional<Instant> endedAt) {
        static EventMark of(ScalingEvent event) {
            return new EventMark(
                    event.id(),
                    event.service(),
                    Words.of(event.kind()),
                    event.state().name(),
                    event.createdAt(),
                    event.endedAt());
        }
    }

    @Refusal(status = 404, code = "service-unknown", when = "there is no such service")
    @Refusal(status = 502, code = "outside-system-failed", when = "Prometheus refuses or does not answer")
    @GetMapping("/api/monitoring/metrics")
    MetricsView metrics(@Filters({"service", "metric", "from", "to", "points"}) Query query) {
        List<String> services = services(query);
        List<Curve> shown = shown(query);
        Span span = span(query);
        query.check();
        List<GroupConfig> configs = services.stream()
                .map(service -> groups.known(service).group().config())
                .toList();
        return new MetricsView(
                span.from(),
                span.to(),
                span.step().toSeconds(),
                SideBySide.map(configs, config -> series(config, shown, span)).stream()
                        .flatMap(List::stream)
                        .toList(),
                configs.stream()
                        .flatMap(config -> thresholds(config, shown).stream())
                        .toList(),
                configs.stream().flatMap(config -> marks(config, span).stream()).toList());
    }

    private static List<String> services(Query query) {
        List<String> services = query.texts("service");
        if (services.isEmpty() || services.size() > MOST_SERVICES) {
            query.refuse("service", services.size() + " services", "1 to " + MOST_SERVICES + " services", "");
        }
        return services;
    }

    /** Each that is asked for; all when none is. */
    private static List<Curve> shown(Query query) {
        List<Curve> all = Arrays.asList(Curve.values());
        List<String> asked = query.texts("metric").stream()
                .map(text -> text.toLowerCase(Locale.ROOT).replace('-', '_'))
                .toList();
        List<String> known = all.stream().map(Curve::label).toList();
        asked.stream()
                .filter(label -> !known.contains(label))
                .forEach(label -> query.refuse("metric", label, "one of " + known, ""));
        return all.stream()
                .filter(curve -> asked.isEmpty() || asked.contains(curve.label()))
                .toList();
    }

    private Span span(Query query) {
        Instant to = query.instant("to").orElseGet(time::instant);
        Instant from = query.instant("from").orElse(to.minus(USUAL_RANGE));
        int points = query.number("points", USUAL_POINTS, 10, MOST_POINTS);
        boolean fits = from.isBefore(to) && Duration.between(from, to).compareTo(LONGEST_RANGE) <= 0;
        if (!fits) {
            query.refuse("from", from.toString(), "before to, by at most " + LONGEST_RANGE.toDays() + " days", "");
        }
        return fits ? Span.of(from, to, points) : Span.of(to, to, points);
    }

    private List<SeriesView> series(GroupConfig config, List<Curve> shown, Span span) {
        Map<Curve, double[]> found = curves.curves(config.monitoring().prometheus(), config.service(), span);
        return shown.stream()
                .filter(found::containsKey)
                .map(curve -> new SeriesView(
                        config.service(),
                        curve.label(),
                        curve.unit(),
                        values(found.getOrDefault(curve, new double[0]))))
                .toList();
    }

    static List<@Nullable Double> values(double[] values) {
        return DoubleStream.of(values)
                .<@Nullable Double>mapToObj(value -> Double.isNaN(value) ? null : Math.round(value * 1e6) / 1e6)
                .toList();
    }

    private static List<ThresholdView> thresholds(GroupConfig config, List<Curve> shown) {
        return config.thresholds().bands().entrySet().stream()
                .filter(entry -> shown.stream()
                        .anyMatch(curve -> curve.label().equals(entry.getKey().label())))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> ThresholdView.of(config.service(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<EventMark> marks(GroupConfig config, Span span) {
        EventStore.Filter opened = new EventStore.Filter(
                Optional.of(config.service()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(span.from()),
                Optional.of(span.to().plus(span.step())));
        return events.list(opened, Paging.first(MOST_EVENTS)).items().stream()
                .map(told -> EventMark.of(told.event()))
                .toList();
    }
}
