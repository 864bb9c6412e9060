package dev.vmautoscaling.server.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and how the service is measured. When none of the metrics is given, CPU (75 out, 30 in) and memory (85 out) are
 * watched.
 *
 * @param prometheus the connection
 * @param job the scrape job of the base members
 * @param cpu percent
 * @param memory percent
 * @param requests per second and member
 * @param promql a query of your own, with thresholds in its own unit
 * @param profile how closely Prometheus watches; {@code scrapeInterval} says it in seconds instead
 * @param responseTimes the metric of response times in seconds, of a histogram without {@code _bucket}
 * @param rules what the rules in Prometheus are made of where a service is not like most
 */
public record MonitoringDocument(
        @Example("prometheus") String prometheus,
        @Example("shop") String job,
        @Default("9100") int metricsPort,
        @Example Optional<PercentBand> cpu,
        Optional<PercentBand> memory,
        Optional<DurationBand> responseTime,
        Optional<RateBand> requests,
        Optional<QueryBand> promql,
        @Default("standard") Profile profile,
        Optional<Duration> scrapeInterval,
        @Default("http_request_duration_seconds") String responseTimes,
        @Default("60s") Duration outFor,
        @Default("10m") Duration inFor,
        @Default("60s") Duration staleAfter,
        RulesDocument rules)
        implements Checked {
    /** Scrapes and evaluations every 15 or every 5 seconds. */
    public enum Profile {
        STANDARD,
        FAST
    }

    /** Thresholds in percent; without {@code in} the metric never asks for fewer. */
    public record PercentBand(
            @Example("75") BigDecimal out, @Example("30") Optional<BigDecimal> in) implements Checked {
        @Override
        public void check(Checks checks) {
            within(checks, "out", out, 100);
            in.ifPresent(value -> within(checks, "in", value, 100));
            in.ifPresent(value -> below(checks, value.compareTo(out) < 0, value, out));
        }
    }

    /** Thresholds of a time. */
    public record DurationBand(Duration out, Optional<Duration> in) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.between("out", out, Duration.ofMillis(1), Duration.ofMinutes(10));
            in.ifPresent(value -> checks.between("in", value, Duration.ofMillis(1), Duration.ofMinutes(10)));
            in.ifPresent(
                    value -> below(checks, value.compareTo(out) < 0, DurationText.of(value), DurationText.of(out)));
        }
    }

    /** Thresholds per second and member. */
    public record RateBand(BigDecimal out, Optional<BigDecimal> in) implements Checked {
        @Override
        public void check(Checks checks) {
            within(checks, "out", out, 10_000_000);
            in.ifPresent(value -> within(checks, "in", value, 10_000_000));
            in.ifPresent(value -> below(checks, value.compareTo(out) < 0, value, out));
        }
    }

    /**
     * Thresholds of a query.
     *
     * @param query PromQL that gives one value for the service
     */
    public record QueryBand(@Lines String query, BigDecimal out, Optional<BigDecimal> in) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.text("query", query, 4_000);
            within(checks, "out", out, 1_000_000_000);
            in.ifPresent(value -> within(checks, "in", value, 1_000_000_000));
            in.ifPresent(value -> below(checks, value.compareTo(out) < 0, value, out));
        }
    }

    @Override
    public void check(Checks checks) {
        checks.matches("prometheus", prometheus, Names.PATTERN, Names.ALLOWED);
        checks.text("job", job, 128);
        checks.between("metricsPort", metricsPort, 1, 65_535);
        checks.between("outFor", outFor, Duration.ofSeconds(1), Duration.ofDays(1));
        checks.between("inFor", inFor, Duration.ofSeconds(1), Duration.ofDays(1));
        checks.between("staleAfter", staleAfter, Duration.ofSeconds(1), Duration.ofHours(1));
        scrapeInterval.ifPresent(
                every -> checks.between("scrapeInterval", every, Duration.ofSeconds(1), Duration.ofMinutes(2)));
        checks.matches("responseTimes", responseTimes, "[a-zA-Z_:][a-zA-Z0-9_:]{0,199}", "the name of a metric");
        // a value that is recorded less often would be too old to act on between two evaluations
        Duration freshEnough = staleAfter.dividedBy(2);
        rules.promqlInterval()
                .ifPresent(
                        own -> checks.at("rules").between("promqlInterval", own, Duration.ofSeconds(1), freshEnough));
    }

    private static void within(Checks checks, String field, BigDecimal value, int highest) {
        boolean holds = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(highest)) <= 0 && value.scale() <= 6;
        checks.require(holds, field, value.toPlainString(), "above 0, at most " + highest, "");
    }

    private static void below(Checks checks, boolean holds, Object in, Object out) {
        checks.require(holds, "in", in, "less than out (" + out + ")", "");
    }

    /**
     * The load of a step's members, shared out among those that stay, must not ask for more members at once. Only what shares
     * out with the number of members is held to it.
     */
    void checkAgainst(ScalingDocument scaling, Checks checks) {
        cpu.ifPresent(band -> checkApart(checks.at("cpu"), scaling, band.out(), band.in()));
        requests.ifPresent(band -> checkApart(checks.at("requests"), scaling, band.out(), band.in()));
        boolean asksForFewer = watched().stream().anyMatch(Optional::isPresent);
        checks.advise(
                asksForFewer || !isGiven(),
                "",
                "no metric with in",
                "at least one metric with in",
                "the group will never scale in by itself");
    }

    private boolean isGiven() {
        return cpu.isPresent()
                || memory.isPresent()
                || responseTime.isPresent()
                || requests.isPresent()
                || promql.isPresent();
    }

    private List<Optional<?>> watched() {
        return Stream.<Optional<?>>of(
                        cpu.flatMap(PercentBand::in),
                        memory.flatMap(PercentBand::in),
                        responseTime.flatMap(DurationBand::in),
                        requests.flatMap(RateBand::in),
                        promql.flatMap(QueryBand::in))
                .toList();
    }

    private static void checkApart(Checks checks, ScalingDocument scaling, BigDecimal out, Optional<BigDecimal> in) {
        if (in.isEmpty() || scaling.min() < 1 || scaling.inStep() < 1) {
            return;
        }
        BigDecimal before = BigDecimal.valueOf((long) scaling.min() + scaling.inStep());
        boolean apart = in.get().multiply(before).compareTo(out.multiply(BigDecimal.valueOf(scaling.min()))) < 0;
        double highest = out.doubleValue() * scaling.min() / before.doubleValue();
        checks.require(
                apart || in.get().compareTo(out) >= 0,
                "in",
                in.get().toPlainString(),
                String.format(java.util.Locale.ROOT, "less than %.1f", highest),
                "with " + before + " members at this load, taking away " + scaling.inStep()
                        + " would push the rest over out at once");
    }
}
