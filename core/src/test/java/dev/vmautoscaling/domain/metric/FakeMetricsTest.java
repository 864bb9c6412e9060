package dev.vmautoscaling.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FakeMetricsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final IpAddress ADDRESS = new IpAddress("10.0.0.1");

    private final FakeMetrics metrics = new FakeMetrics();

    @Test
    void tells_what_was_measured_and_what_fires() {
        metrics.measure("shop", Metric.CPU, 0.9, NOON)
                .fire("shop", Direction.SCALE_OUT, Metric.CPU, NOON)
                .scrape("shop", 2, 3);

        assertThat(metrics.read())
                .isEqualTo(Map.of(
                        "shop",
                        new ServiceReadings(
                                Map.of(Metric.CPU, new Sample(0.9, NOON)),
                                List.of(new FiringAlert(Direction.SCALE_OUT, Metric.CPU, NOON)),
                                2,
                                3)));
        assertThat(metrics.calm("shop").read().get("shop").firing()).isEmpty();
        assertThat(metrics.forget("shop", Metric.CPU).read().get("shop").samples())
                .isEmpty();
        assertThat(metrics.forget("shop").read()).isEmpty();
    }

    @Test
    void what_was_not_told_is_unknown() {
        assertThat(metrics.read()).isEmpty();
        assertThat(metrics.isUp("shop", ADDRESS)).isEmpty();
        assertThat(metrics.isTarget("shop", ADDRESS)).isFalse();
        assertThat(metrics.scrape("shop", ADDRESS, false).isUp("shop", ADDRESS)).contains(false);
        assertThat(metrics.isTarget("shop", ADDRESS)).isTrue();
        assertThat(metrics.scrapeOnly("shop", Set.of()).isTarget("shop", ADDRESS))
                .isFalse();
    }

    @Test
    void draws_one_curve_of_all_services_where_there_is_any() {
        Span span = Span.of(NOON, NOON.plusSeconds(60), 100);
        metrics.draw("shop", Curve.CPU, NOON, 0.5)
                .draw("mall", Curve.CPU, NOON.plusSeconds(5), 0.7)
                .draw("mall", Curve.MEMORY, NOON, 0.1);

        Map<String, double[]> cpu = metrics.curveOfAll(Curve.CPU, span);

        assertThat(cpu).containsOnlyKeys("shop", "mall");
        assertThat(cpu.get("mall")).startsWith(Double.NaN, 0.7).hasSize(span.size());
        assertThat(metrics.curveOfAll(Curve.MEMORY, span)).containsOnlyKeys("mall");
    }

    @Test
    void fails_as_scripted() {
        OutsideFault fault = new OutsideFault(FaultKind.TRANSIENT, "Prometheus", "read", "refused", "wait");
        metrics.failNext("read", fault);

        assertThatThrownBy(metrics::read).isSameAs(fault);
        assertThat(metrics.read()).isEmpty();
    }
}
