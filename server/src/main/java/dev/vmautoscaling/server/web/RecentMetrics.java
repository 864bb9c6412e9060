package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.metric.Span;
import dev.vmautoscaling.scaling.steps.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What every Prometheus says about all its services, for a screen that shows all of them. */
@Component
class RecentMetrics {
    private static final Duration READINGS_FRESH = Duration.ofSeconds(5);
    private static final Duration TREND_FRESH = Duration.ofMinutes(1);
    private static final Duration TREND_LENGTH = Duration.ofHours(3);
    private static final int TREND_POINTS = 60;

    private final Remembered<String, Map<String, ServiceReadings>> readings;
    private final Remembered<String, Drawn> trends;
    private final Connected<Metrics> prometheuses;
    private final InstantSource time;

    RecentMetrics(Outside outside, InstantSource time) {
        this.prometheuses = outside.prometheuses();
        this.time = time;
        this.readings = new Remembered<>(name -> prometheuses.to(name).read(), READINGS_FRESH, time);
        this.trends = new Remembered<>(this::ask, TREND_FRESH, time);
    }

    /** The busy share of the CPUs of each service. */
    record Drawn(Span span, Map<String, double[]> cpu) {}

    private Drawn ask(String prometheus) {
        Span span = trendSpan();
        return new Drawn(span, prometheuses.to(prometheus).curveOfAll(Curve.CPU, span));
    }

    private Span trendSpan() {
        Instant now = time.instant();
        return Span.of(now.minus(TREND_LENGTH), now, TREND_POINTS);
    }

    /** By service. */
    Remembered.Known<Map<String, ServiceReadings>> readings(String prometheus) {
        return readings.of(prometheus);
    }

    Remembered.Known<Drawn> trends(String prometheus) {
        return trends.of(prometheus);
    }
}
