package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.metric.Span;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.web.RecentMetrics.Drawn;
import dev.vmautoscaling.server.web.ServiceView.TrendView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws the last hours beside rows of services: one question to each Prometheus, and one to the database. */
@Component
class Trends {
    private final RecentMetrics metrics;
    private final ServiceRecords records;

    Trends(RecentMetrics metrics, ServiceRecords records) {
        this.metrics = metrics;
        this.records = records;
    }

    /** The same rows; one whose past is not known stays as it is. */
    List<ServiceView> added(List<ServiceView> shown, List<OneService> services) {
        Map<String, String> prometheuses = services.stream()
                .collect(Collectors.toMap(
                        one -> one.config().service(),
                        one -> one.config().monitoring().prometheus()));
        Map<String, Drawn> drawn = drawn(shown.stream()
                .map(view -> prometheuses.getOrDefault(view.service(), ""))
                .distinct()
                .toList());
        Optional<Instant> begin =
                drawn.values().stream().map(one -> one.span().from()).min(Comparator.naturalOrder());
        Map<String, List<ScalingEvent>> events = begin.map(records::eventsSince).orElse(Map.of());
        return shown.stream()
                .map(view -> Optional.ofNullable(drawn.get(prometheuses.get(view.service())))
                        .map(one -> view.with(trend(one, view.service(), events)))
                        .orElse(view))
                .toList();
    }

    private Map<String, Drawn> drawn(List<String> prometheuses) {
        Map<String, Drawn> drawn = new HashMap<>();
        List<Optional<Drawn>> answers =
                SideBySide.map(prometheuses, name -> metrics.trends(name).value());
        for (int i = 0; i < answers.size(); i++) {
            String name = prometheuses.get(i);
            answers.get(i).ifPresent(one -> drawn.put(name, one));
        }
        return drawn;
    }

    private static TrendView trend(Drawn drawn, String service, Map<String, List<ScalingEvent>> events) {
        Span span = drawn.span();
        double[] values = drawn.cpu().getOrDefault(service, new double[0]);
        return new TrendView(
                span.from(),
                span.step().toSeconds(),
                MetricsController.values(values),
                events.getOrDefault(service, List.of()).stream()
                        .map(MetricsController.EventMark::of)
                        .toList());
    }
}
