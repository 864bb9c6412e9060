package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.Monitoring;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.domain.policy.Band;
import dev.vmautoscaling.domain.policy.ThresholdPolicy;
import dev.vmautoscaling.server.config.MonitoringDocument.DurationBand;
import dev.vmautoscaling.server.config.MonitoringDocument.PercentBand;
import dev.vmautoscaling.server.config.MonitoringDocument.Profile;
import dev.vmautoscaling.server.config.MonitoringDocument.QueryBand;
import dev.vmautoscaling.server.config.MonitoringDocument.RateBand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Thresholds in people's units (percent, durations) and in the metrics' own (shares, seconds). Decimal, so that nothing is lost. */
final class Thresholds {
    private static final Map<Metric, Band> PRESET =
            Map.of(Metric.CPU, new Band(0.75, Optional.of(0.30)), Metric.MEMORY, new Band(0.85, Optional.empty()));

    private Thresholds() {}

    static ThresholdPolicy of(MonitoringDocument document) {
        Map<Metric, Band> bands = new EnumMap<>(Metric.class);
        document.cpu().ifPresent(band -> bands.put(Metric.CPU, shares(band)));
        document.memory().ifPresent(band -> bands.put(Metric.MEMORY, shares(band)));
        document.responseTime()
                .ifPresent(band -> bands.put(
                        Metric.RESPONSE_TIME,
                        new Band(seconds(band.out()), band.in().map(Thresholds::seconds))));
        document.requests()
                .ifPresent(band -> bands.put(
                        Metric.REQUESTS,
                        new Band(band.out().doubleValue(), band.in().map(BigDecimal::doubleValue))));
        document.promql()
                .ifPresent(band -> bands.put(
                        Metric.PROMQL,
                        new Band(band.out().doubleValue(), band.in().map(BigDecimal::doubleValue))));
        return new ThresholdPolicy(
                bands.isEmpty() ? PRESET : bands, document.outFor(), document.inFor(), document.staleAfter());
    }

    static MonitoringDocument document(Monitoring monitoring, ThresholdPolicy policy) {
        Map<Metric, Band> bands = policy.bands();
        return new MonitoringDocument(
                monitoring.prometheus(),
                monitoring.job(),
                monitoring.metricsPort(),
                Optional.ofNullable(bands.get(Metric.CPU)).map(Thresholds::percent),
                Optional.ofNullable(bands.get(Metric.MEMORY)).map(Thresholds::percent),
                Optional.ofNullable(bands.get(Metric.RESPONSE_TIME))
                        .map(band ->
                                new DurationBand(time(band.out()), band.in().map(Thresholds::time))),
                Optional.ofNullable(bands.get(Metric.REQUESTS))
                        .map(band -> new RateBand(rate(band.out()), band.in().map(Thresholds::rate))),
                monitoring
                        .promql()
                        .flatMap(query -> Optional.ofNullable(bands.get(Metric.PROMQL))
                                .map(band -> new QueryBand(
                                        query, rate(band.out()), band.in().map(Thresholds::rate)))),
                monitoring.profile().equals(AlertProfile.FAST) ? Profile.FAST : Profile.STANDARD,
                scrapeInterval(monitoring.profile()),
                monitoring.responseTimes(),
                policy.outFor(),
                policy.inFor(),
                policy.staleAfter(),
                RulesDocument.of(monitoring.rules()));
    }

    static AlertProfile profile(MonitoringDocument document) {
        return document.scrapeInterval().map(AlertProfile::scrapedEvery).orElseGet(() -> switch (document.profile()) {
            case STANDARD -> AlertProfile.STANDARD;
            case FAST -> AlertProfile.FAST;
        });
    }

    private static Optional<Duration> scrapeInterval(AlertProfile profile) {
        boolean named = profile.equals(AlertProfile.STANDARD) || profile.equals(AlertProfile.FAST);
        return named ? Optional.empty() : Optional.of(profile.scrape());
    }

    private static Band shares(PercentBand band) {
        return new Band(share(band.out()), band.in().map(Thresholds::share));
    }

    private static double share(BigDecimal percent) {
        return percent.movePointLeft(2).doubleValue();
    }

    private static PercentBand percent(Band band) {
        return new PercentBand(percent(band.out()), band.in().map(Thresholds::percent));
    }

    private static BigDecimal percent(double share) {
        return Scalar.plain(BigDecimal.valueOf(share).movePointRight(2));
    }

    private static BigDecimal rate(double value) {
        return Scalar.plain(BigDecimal.valueOf(value));
    }

    private static double seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis()).movePointLeft(3).doubleValue();
    }

    private static Duration time(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
