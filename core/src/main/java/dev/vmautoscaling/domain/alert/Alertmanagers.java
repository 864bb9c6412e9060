package dev.vmautoscaling.domain.alert;

import java.util.List;

/** One Alertmanager, or all members of a cluster of them. */
@FunctionalInterface
public interface Alertmanagers {
    /**
     * The alerts of our rules that fire there now, silenced and inhibited ones too.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when not one of them answers
     */
    Firing firing();

    /**
     * What was read.
     *
     * @param alerts each once, though several may hold it
     * @param isComplete whether every one of them answered: only then is an alert that is missing here over
     */
    record Firing(List<KnownAlert> alerts, boolean isComplete) {
        public Firing {
            alerts = List.copyOf(alerts);
        }
    }
}
