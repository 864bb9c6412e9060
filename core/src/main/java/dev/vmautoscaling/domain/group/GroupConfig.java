package dev.vmautoscaling.domain.group;

import dev.vmautoscaling.domain.policy.SizePolicy;
import dev.vmautoscaling.domain.policy.ThresholdPolicy;
import dev.vmautoscaling.domain.pool.PoolTarget;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.Placement;

/**
 * What an operator has decided about one service.
 *
 * @param service its immutable name, {@code [a-z][a-z0-9-]{0,39}}
 * @param vmName the rule for names of created VMs: {@code {service}-as{nn}}
 */
public record GroupConfig(
        String service,
        String displayName,
        Mode mode,
        Engine engine,
        String template,
        CloneMode cloneMode,
        String vmName,
        Placement placement,
        Monitoring monitoring,
        ThresholdPolicy thresholds,
        SizePolicy sizes,
        PoolTarget pool,
        Addressing addressing,
        Boot boot) {
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
}
