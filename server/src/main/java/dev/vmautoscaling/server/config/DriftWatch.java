package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.integrations.Drift;
import dev.vmautoscaling.integrations.DriftLook;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.ConfigWork;
import dev.vmautoscaling.server.persistence.DriftStore;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for drift from time to time, and on demand; puts back what is missing or different, if it is configured so. */
@Component
public class DriftWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

    private final Records records;
    private final DriftLook look;
    private final ConfigOrders orders;
    private final boolean repairs;

    /** What is recorded of configs, of the work on them, and of drift. */
    @Component
    record Records(JdbcScalingGroups groups, ConfigWork work, DriftStore drift, AuditStore audit) {}

    DriftWatch(Records records, Integrations integrations, ConfigOrders orders, AutoscalerProperties properties) {
        this.records = records;
        this.look = new DriftLook(integrations);
        this.orders = orders;
        this.repairs = properties.drift().repair();
    }

    /** Looks at every service on which no workflow works, and keeps what was found. */
    public List<Drift> look() {
        List<ScalingGroup> resting = records.groups().all().stream()
                .map(stored -> stored.group())
                .filter(group -> records.work().unfinished(group.service()).isEmpty())
                .toList();
        List<Drift> found = look.at(resting);
        records.drift().replace(found);
        found.forEach(drift -> LOG.warn("drift: {} of {}: {}", drift.part(), drift.service(), drift.detail()));
        if (repairs) {
            repair(found);
        }
        return found;
    }

    private void repair(List<Drift> found) {
        found.stream()
                .filter(drift -> drift.kind() != Drift.Kind.UNKNOWN)
                .collect(Collectors.toMap(Drift::service, Drift::kind, (one, other) -> one))
                .forEach(this::repair);
    }

    private void repair(String service, Drift.Kind kind) {
        boolean isLeftOver = kind == Drift.Kind.LEFT_OVER;
        try {
            if (isLeftOver) {
                orders.withdraw(service);
            } else {
                orders.publish(service);
            }
            String what = (isLeftOver ? "withdraw" : "publish") + " integrations of " + service;
            records.audit().record("drift", what, "found " + kind);
        } catch (ConfigOrders.Busy busy) {
            LOG.info("{} is not put right now: {}", service, busy.getMessage());
        }
    }
}
