package dev.vmautoscaling.domain.group;

import dev.vmautoscaling.domain.policy.SizePolicy;
import dev.vmautoscaling.domain.policy.ThresholdPolicy;
import dev.vmautoscaling.domain.pool.PoolTarget;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.util.Optional;

/**
 * What an operator has decided about one service.
 *
 * @param service its immutable name, {@code [a-z][a-z0-9-]{0,39}}
 * @param jenkins what drives its events; there when {@code engine} is {@link Engine#JENKINS}, and kept for it otherwise
 * @param vmName the rule for names of created VMs: {@code {service}-as{nn}}
 */
public record GroupConfig(
        String service,
        String displayName,
        Mode mode,
        Engine engine,
        Optional<JenkinsJob> jenkins,
        String template,
        CloneMode cloneMode,
        String vmName,
        VmLabels labels,
        Placement placement,
        Monitoring monitoring,
        ThresholdPolicy thresholds,
        SizePolicy sizes,
        PoolTarget pool,
        Addressing addressing,
        Boot boot,
        Protection protection) {
    /** Whether decisions are carried out. */
    public enum Mode {
        ACT,
        /** Decide, record, notify, never act. */
        OBSERVE
    }

    /** Who drives the steps of an event. */
    public enum Engine {
        EMBEDDED,
        JENKINS
    }

    /** The same in another mode. */
    public GroupConfig withMode(Mode other) {
        return new GroupConfig(
                service,
                displayName,
                other,
                engine,
                jenkins,
                template,
                cloneMode,
                vmName,
                labels,
                placement,
                monitoring,
                thresholds,
                sizes,
                pool,
                addressing,
                boot,
                protection);
    }
}
