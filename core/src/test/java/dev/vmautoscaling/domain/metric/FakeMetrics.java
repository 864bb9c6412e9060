package dev.vmautoscaling.domain.metric;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.fault.ScriptedFaults;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Prometheus in memory, with scripted faults under the port's method names. Thread-safe. */
public final class FakeMetrics implements Metrics {
    private final Map<String, ServiceReadings> readings = new HashMap<>();
    private final Map<Target, Boolean> targets = new HashMap<>();
    private final List<Point> points = new ArrayList<>();
    private final ScriptedFaults faults =
            new ScriptedFaults("Prometheus fake", Set.of("read", "curves", "curveOfAll", "isUp", "isTarget"));

    private record Point(String service, Curve curve, Instant at, double value) {}

    private record Target(String service, IpAddress address) {}

    public ScriptedFaults faults() {
        return faults;
    }

    /** The next call of this port method fails. */
    public void failNext(String operation, OutsideFault fault) {
        faults.failNext(operation, fault);
    }

    @Override
    public Map<String, ServiceReadings> read() {
        return faults.call("read", this::copy);
    }

    @Override
    public Map<Curve, double[]> curves(String service, Span span) {
        return faults.call("curves", () -> drawn(service, span));
    }

    private synchronized Map<Curve, double[]> drawn(String service, Span span) {
        Map<Curve, double[]> drawn = new EnumMap<>(Curve.class);
        points.stream().filter(point -> point.service().equals(service)).forEach(point -> {
            int index = span.index(point.at());
            if (index >= 0 && index < span.size()) {
                drawn.computeIfAbsent(point.curve(), curve -> nothing(span))[index] = point.value();
            }
        });
        return drawn;
    }

    @Override
    public Map<String, double[]> curveOfAll(Curve curve, Span span) {
        return faults.call("curveOfAll", () -> drawn(curve, span));
    }

    private synchronized Map<String, double[]> drawn(Curve curve, Span span) {
        Map<String, double[]> drawn = new HashMap<>();
        points.stream().map(Point::service).distinct().forEach(service -> {
            double[] values = drawn(service, span).get(curve);
            if (values != null) {
                drawn.put(service, values);
            }
        });
        return drawn;
    }

    private static double[] nothing(Span span) {
        double[] values = new double[span.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** A point that was recorded of the service. */
    public synchronized FakeMetrics draw(String service, Curve curve, Instant at, double value) {
        points.add(new Point(service, curve, at, value));
        return this;
    }

    @Override
    public Optional<Boolean> isUp(String service, IpAddress address) {
        return faults.call("isUp", () -> target(new Target(service, address)));
    }

    @Override
    public boolean isTarget(String service, IpAddress address) {
        return faults.call("isTarget", () -> target(new Target(service, address)))
                .isPresent();
    }

    public synchronized FakeMetrics measure(String service, Metric metric, double value, Instant at) {
        ServiceReadings old = of(service);
        Map<Metric, Sample> samples = new EnumMap<>(Metric.class);
        samples.putAll(old.samples());
        samples.put(metric, new Sample(value, at));
        readings.put(service, new ServiceReadings(samples, old.firing(), old.membersUp(), old.membersKnown()));
        return this;
    }

    /** The series ends: its value is unknown from now on. */
    public synchronized FakeMetrics forget(String service, Metric metric) {
        ServiceReadings old = of(service);
        Map<Metric, Sample> samples = new HashMap<>(old.samples());
        samples.remove(metric);
        readings.put(service, new ServiceReadings(samples, old.firing(), old.membersUp(), old.membersKnown()));
        return this;
    }

    public synchronized FakeMetrics fire(String service, Direction direction, Metric metric, Instant since) {
        ServiceReadings old = of(service);
        List<FiringAlert> firing = new ArrayList<>(old.firing());
        firing.removeIf(alert -> alert.direction() == direction && alert.metric() == metric);
        firing.add(new FiringAlert(direction, metric, since));
        readings.put(service, new ServiceReadings(old.samples(), firing, old.membersUp(), old.membersKnown()));
        return this;
    }

    /** No alert of the service fires any more. */
    public synchronized FakeMetrics calm(String service) {
        ServiceReadings old = of(service);
        readings.put(service, new ServiceReadings(old.samples(), List.of(), old.membersUp(), old.membersKnown()));
        return this;
    }

    /** How many members are scraped, and how many of them answered. */
    public synchronized FakeMetrics scrape(String service, int up, int known) {
        ServiceReadings old = of(service);
        readings.put(service, new ServiceReadings(old.samples(), old.firing(), up, known));
        return this;
    }

    /** Whether the last scrape of a member succeeded. */
    public synchronized FakeMetrics scrape(String service, IpAddress address, boolean up) {
        targets.put(new Target(service, address), up);
        return this;
    }

    /** From now on it scrapes those members of the service alone. */
    public synchronized FakeMetrics scrapeOnly(String service, Set<IpAddress> addresses) {
        targets.keySet().removeIf(target -> target.service().equals(service) && !addresses.contains(target.address()));
        return this;
    }

    /** Prometheus knows nothing at all of the service any more. */
    public synchronized FakeMetrics forget(String service) {
        readings.remove(service);
        points.removeIf(point -> point.service().equals(service));
        targets.keySet().removeIf(target -> target.service().equals(service));
        return this;
    }

    private synchronized Map<String, ServiceReadings> copy() {
        return Map.copyOf(readings);
    }

    private synchronized Optional<Boolean> target(Target target) {
        return Optional.ofNullable(targets.get(target));
    }

    private ServiceReadings of(String service) {
        return readings.getOrDefault(service, ServiceReadings.NONE);
    }
}
