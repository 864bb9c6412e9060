package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.Curve;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.metric.ScrapeJobs;
import dev.vmautoscaling.domain.metric.ScrapeTarget;
import dev.vmautoscaling.domain.metric.ScrapeTargets;
import dev.vmautoscaling.domain.metric.ServiceReadings;
import dev.vmautoscaling.domain.metric.Span;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** What one Prometheus says about all services: one query, however many they are. Thread-safe. */
public final class PrometheusMetrics implements Metrics, ScrapeTargets, ScrapeJobs, AutoCloseable {
    private final QueryApi api;

    PrometheusMetrics(QueryApi api) {
        this.api = api;
    }

    @Override
    public Map<String, ServiceReadings> read() {
        Readings readings = new Readings();
        api.query(Queries.READINGS, readings::add);
        return readings.byService();
    }

    @Override
    public Map<Curve, double[]> curves(String service, Span span) {
        CurveReader<Curve> reader = CurveReader.ofOneService(span);
        api.range(CurveReader.query(service), span, reader::add);
        return reader.curves();
    }

    @Override
    public Map<String, double[]> curveOfAll(Curve curve, Span span) {
        CurveReader<String> reader = CurveReader.ofAllServices(span);
        api.range(CurveReader.query(curve), span, reader::add);
        return reader.curves();
    }

    @Override
    public List<ScrapeJob> jobs() {
        Map<String, Integer> up = new HashMap<>();
        TreeMap<String, Integer> targets = new TreeMap<>();
        api.query(Queries.JOBS, row -> {
            Map<String, Integer> counts = row.label(Queries.COUNTED).equals("up") ? up : targets;
            counts.put(row.label("job"), (int) row.value());
        });
        return targets.entrySet().stream()
                .map(job -> new ScrapeJob(job.getKey(), up.getOrDefault(job.getKey(), 0), job.getValue()))
                .toList();
    }

    /** One query where targets are named after their address; else one look at all targets. */
    @Override
    public Optional<Boolean> isUp(String service, IpAddress address) {
        List<Row> rows = new ArrayList<>();
        api.query(Queries.up(service, address), rows::add);
        return rows.stream().findFirst().map(row -> row.value() == 1).or(() -> isTargetUp(service, address));
    }

    private Optional<Boolean> isTargetUp(String service, IpAddress address) {
        List<Target> found = active(target -> target.isOf(service, address));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.stream().allMatch(Target::isUp));
    }

    /** The look at all targets: their series outlive them by up to half a minute. */
    @Override
    public boolean isTarget(String service, IpAddress address) {
        return isTargetUp(service, address).isPresent();
    }

    @Override
    public List<ScrapeTarget> targets() {
        return active(target -> true).stream()
                .flatMap(target -> target.byAddress().stream())
                .toList();
    }

    private List<Target> active(Predicate<Target> wanted) {
        List<Target> targets = new ArrayList<>();
        api.get(
                "targets",
                "/api/v1/targets?state=active",
                body -> AnswerReader.targets(body, target -> {
                    if (wanted.test(target)) {
                        targets.add(target);
                    }
                }));
        return targets;
    }

    /**
     * Asks for the version, and runs the query that the work needs.
     *
     * @return such as {@code Prometheus 2.42.0}
     * @throws OutsideFault what is wrong, with a hint
     */
    public String check() {
        List<String> versions = new ArrayList<>();
        api.get("status/buildinfo", "/api/v1/status/buildinfo", body -> versions.add(version(body)));
        read();
        return "Prometheus " + versions.getFirst();
    }

    private static String version(InputStream body) {
        return JsonMapper.shared().readTree(body).path("data").path("version").asString("of unknown version");
    }

    @Override
    public void close() {
        api.close();
    }
}
