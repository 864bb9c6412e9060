package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.metric.TargetLists;
import dev.vmautoscaling.server.config.DeliveryDocument;
import dev.vmautoscaling.server.config.ScrapedMembers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the lists of members where they have changed since this process last wrote them. What a person changes in such a
 * list is drift, and not put back here.
 */
final class DeliveredTargets implements TargetLists {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveredTargets.class);

    private final Function<String, Optional<DeliveryDocument>> deliveries;
    private final Connected<PrometheusFiles> prometheuses;
    private final ScrapedMembers members;
    private final Map<String, List<ScrapedMembers.Scraped>> written = new ConcurrentHashMap<>();

    /** @param deliveries of a connection, if its files are delivered */
    DeliveredTargets(
            Function<String, Optional<DeliveryDocument>> deliveries,
            Connected<PrometheusFiles> prometheuses,
            ScrapedMembers members) {
        this.deliveries = deliveries;
        this.prometheuses = prometheuses;
        this.members = members;
    }

    @Override
    public void refresh(String prometheus) {
        if (!isGivenLists(prometheus)) {
            return;
        }
        List<ScrapedMembers.Scraped> now = members.of(prometheus);
        if (!now.equals(written.get(prometheus))) {
            prometheuses.to(prometheus).refreshTargets();
            written.put(prometheus, now);
        }
    }

    private boolean isGivenLists(String prometheus) {
        return deliveries
                .apply(prometheus)
                .filter(delivery -> delivery.targets() != DeliveryDocument.Targets.HTTP)
                .isPresent();
    }

    /** What changes beside the steps of a member, such as a config's port or an undo, reaches the lists too. */
    void refreshAll(List<String> all) {
        for (String prometheus : all) {
            try {
                refresh(prometheus);
            } catch (OutsideFault fault) {
                LOG.warn(
                        "the targets of {} are not up to date and are written again soon: {}",
                        prometheus,
                        fault.getMessage());
            }
        }
    }
}
