package dev.vmautoscaling.domain.decision;

/** Why nothing was done. Each is stored by its name, shown with its gloss, and explained in docs/why-did-it-not-scale.md. */
public enum HoldReason {
    WITHIN_THRESHOLDS("nothing asks for more or fewer members"),
    ALERT_PENDING("a value is beyond its threshold, but its alert does not fire yet"),
    KILL_SWITCH_ON("the kill switch is on"),
    POOL_UNREADABLE("the F5 pool could not be read"),
    VCENTER_UNREADABLE("vCenter could not be asked which VMs exist"),
    METRICS_UNREADABLE("Prometheus could not be asked"),
    METRIC_MISSING("there is no value to decide from"),
    METRIC_STALE("the value to decide from is too old"),
    ALERT_OUTDATED("an alert still fires, but the value is back within its threshold"),
    OVERTAKEN("the group changed while this was being decided"),
    WORKFLOW_RUNNING("an event is still running"),
    COOLING_DOWN("the group rests after its last event"),
    WARMING_UP("a new member does not count as capacity yet"),
    AT_MAX_SIZE("the group has its maximum size"),
    AT_MIN_SIZE("the group has its minimum size"),
    SIZE_REACHED("the group has the wanted size already"),
    GROUP_SUSPENDED("an operator has suspended this part"),
    LAUNCH_BREAKER_OPEN("too many launches have failed"),
    NOT_ALL_LOW("not every metric is low"),
    DATA_INCOMPLETE("not every member is measured"),
    STABILIZING("the need for fewer has not held long enough"),
    NOTHING_REMOVABLE("no created member may be removed"),
    WOULD_OVERLOAD_THE_REST("the others could not carry the load"),
    LAST_HEALTHY_MEMBER("no healthy member would be left");

    private final String gloss;

    HoldReason(String gloss) {
        this.gloss = gloss;
    }

    /** One line in words. */
    public String gloss() {
        return gloss;
    }
}
