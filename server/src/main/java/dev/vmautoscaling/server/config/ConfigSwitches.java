package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.GroupUnknown;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is switched on a config without changing what it says. Whatever must come before or after a switch belongs here. */
@Component
public class ConfigSwitches {
    private final JdbcScalingGroups groups;
    private final EnableGate gate;
    private final ConfigOrders orders;
    private final AuditStore audit;

    ConfigSwitches(JdbcScalingGroups groups, EnableGate gate, ConfigOrders orders, AuditStore audit) {
        this.groups = groups;
        this.gate = gate;
        this.orders = orders;
        this.audit = audit;
    }

    /**
     * From now on the service is evaluated: at once, or, where its rules are delivered, as soon as they are in effect.
     *
     * @param how confirmed: although checks fail
     * @throws PreflightFailed when the config cannot do its work, and that is not confirmed
     * @throws ConfigOrders.Busy when it is being enabled, disabled or removed already
     */
    public StoredGroup enable(String service, Change how) {
        StoredGroup found = groups.stored(service).orElseThrow(() -> new GroupUnknown(service));
        JdbcScalingGroups.expect(found, how.expected());
        if (!found.group().enabled()) {
            gate.pass(found.group().config(), how.confirmed(), how.by());
        }
        if (!orders.isManaged(found.group())) {
            return setEnabled(service, true, how);
        }
        orders.publish(service);
        audit.record(how.by().who(), "enable config " + service, how.by().reason());
        return found;
    }

    /** From now on the service is left alone; what runs goes on to its end. What was published for it alone goes. */
    public StoredGroup disable(String service, Change how) {
        StoredGroup disabled = setEnabled(service, false, how);
        orders.retire(disabled.group());
        return disabled;
    }

    private StoredGroup setEnabled(String service, boolean enabled, Change how) {
        return groups.edit(service, how.by(), before -> {
            JdbcScalingGroups.expect(before, how.expected());
            return before.settings().withEnabled(enabled);
        });
    }

    /** From now on decisions are carried out, or only told. */
    public StoredGroup setMode(String service, Mode mode, Change how) {
        return groups.edit(service, how.by(), before -> {
            JdbcScalingGroups.expect(before, how.expected());
            return before.settings().withConfig(before.group().config().withMode(mode));
        });
    }

    public StoredGroup suspend(String service, Set<Part> parts, Change how) {
        return setSuspended(service, parts, true, how);
    }

    public StoredGroup resume(String service, Set<Part> parts, Change how) {
        return setSuspended(service, parts, false, how);
    }

    private StoredGroup setSuspended(String service, Set<Part> parts, boolean suspended, Change how) {
        return groups.edit(service, how.by(), before -> {
            JdbcScalingGroups.expect(before, how.expected());
            Set<Part> all = EnumSet.noneOf(Part.class);
            all.addAll(before.group().suspended());
            if (suspended) {
                all.addAll(parts);
            } else {
                all.removeAll(parts);
            }
            return before.settings().withSuspended(all);
        });
    }
}
