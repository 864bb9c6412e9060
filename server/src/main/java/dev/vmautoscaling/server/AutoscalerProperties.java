package dev.vmautoscaling.server;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured of the process itself; everything else is edited while it runs.
 *
 * @param dataDir where keys, first passwords and the embedded database lie; made when it is missing
 */
@ConfigurationProperties("autoscaler")
public record AutoscalerProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue Evaluation evaluation,
        @DefaultValue Decisions decisions,
        @DefaultValue Alerts alerts,
        @DefaultValue Operations operations,
        @DefaultValue Drift drift,
        @DefaultValue Logs logs) {
    /**
     * The evaluation loop.
     *
     * @param interval from the beginning of one round to the beginning of the next
     */
    public record Evaluation(@DefaultValue("10s") Duration interval) {
        public Evaluation {
            atLeast("autoscaler.evaluation.interval", interval, Duration.ofMillis(100));
        }
    }

    /**
     * The record of decisions.
     *
     * @param keep how long
     */
    public record Decisions(@DefaultValue("90d") Duration keep) {
        public Decisions {
            atLeast("autoscaler.decisions.keep", keep, Duration.ofHours(1));
        }
    }

    /**
     * Reading Alertmanager, for what its webhooks did not bring.
     *
     * @param readInterval from one reading to the next, when nothing gives reason to read sooner
     * @param lateAfter a new alert that comes so long after it began to fire is reason to read at once
     * @param goneAfter an alert that no Alertmanager has listed for so long is over
     */
    public record Alerts(
            @DefaultValue("1m") Duration readInterval,
            @DefaultValue("2m") Duration lateAfter,
            @DefaultValue("5m") Duration goneAfter) {
        public Alerts {
            atLeast("autoscaler.alerts.read-interval", readInterval, Duration.ofSeconds(1));
            atLeast("autoscaler.alerts.late-after", lateAfter, Duration.ofSeconds(1));
            atLeast("autoscaler.alerts.gone-after", goneAfter, readInterval.multipliedBy(2));
        }
    }

    /**
     * The look for drift: whether other systems still have what was published to them.
     *
     * @param interval from the end of one look to the beginning of the next
     * @param repair whether what is missing, different or left over is put right at once
     */
    public record Drift(
            @DefaultValue("5m") Duration interval,
            @DefaultValue("false") boolean repair) {
        public Drift {
            atLeast("autoscaler.drift.interval", interval, Duration.ofSeconds(1));
        }
    }

    /**
     * Where this control plane's log can be searched.
     *
     * @param search address of a search of an event's lines, such as one of Grafana with Loki; {@code {event}},
     *     {@code {service}}, {@code {from}} and {@code {to}} (milliseconds since 1970) stand for what is looked for. Empty
     *     when there is none
     */
    public record Logs(@DefaultValue("") String search) {
        public Logs {
            if (!search.isEmpty() && !search.startsWith("https://") && !search.startsWith("http://")) {
                throw new IllegalArgumentException("autoscaler.logs.search must begin with http:// or https://");
            }
        }
    }

    /**
     * How many operations (clones, power-ons and -offs, removals) may run at once.
     *
     * @param perVcenter on one vCenter
     * @param perHost on one host
     * @param perDatastore on one datastore
     */
    public record Operations(
            @DefaultValue("64") int perVcenter,
            @DefaultValue("8") int perHost,
            @DefaultValue("8") int perDatastore) {
        public Operations {
            atLeastOne("autoscaler.operations.per-vcenter", perVcenter);
            atLeastOne("autoscaler.operations.per-host", perHost);
            atLeastOne("autoscaler.operations.per-datastore", perDatastore);
        }
    }

    private static void atLeastOne(String property, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(property + " must be at least 1, not " + value);
        }
    }

    private static void atLeast(String property, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(property + " must be at least " + least + ", not " + value);
        }
    }
}
