package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.ippool.IpPools;
import dev.vmautoscaling.domain.preflight.Report;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets no config be enabled that cannot do its work, unless somebody says so with a reason. */
@Component
class EnableGate {
    private final Preflights preflights;
    private final IpPools pools;
    private final AuditStore audit;

    EnableGate(Preflights preflights, JdbcIpPools pools, AuditStore audit) {
        this.preflights = preflights;
        this.pools = pools;
        this.audit = audit;
    }

    /**
     * Runs the checks, and returns when the config may be enabled. Asks outside systems: no lock may be held.
     *
     * @param overridden whether it is to be enabled although checks fail; {@code by} then has the reason
     * @throws PreflightFailed when a check fails and that is not overridden
     */
    void pass(GroupConfig config, boolean overridden, Edit by) {
        Optional<PreflightFailed> failed = refusal(config, pools);
        if (failed.isPresent() && !overridden) {
            throw failed.get();
        }
        failed.ifPresent(refusal -> audit.record(
                by.who(), "override preflight of " + config.service(), keys(refusal.report()) + ": " + by.reason()));
    }

    private static String keys(Report report) {
        return report.failed().stream().map(item -> item.key().word()).collect(Collectors.joining(", "));
    }

    /**
     * Why the config may not be enabled.
     *
     * @param known the IP pools as they will be then
     */
    Optional<PreflightFailed> refusal(GroupConfig config, IpPools known) {
        Report report = preflights.check(config, known);
        return report.failed().isEmpty() ? Optional.empty() : Optional.of(new PreflightFailed(report));
    }
}
