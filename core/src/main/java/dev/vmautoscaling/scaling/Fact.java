package dev.vmautoscaling.scaling;

/** Names of what the steps of a member's workflow learn; stored, never changed. */
public final class Fact {
    /** The member's IP address. */
    public static final String ADDRESS = "address";
    /** vCenter's name for its VM. */
    public static final String VM = "vm";
    /** The clone task that was accepted. */
    public static final String CLONE_TASK = "clone-task";
    /** Present when an answer to the clone call was lost: there may be a VM. */
    public static final String CLONE_UNSURE = "clone-unsure";
    /** vCenter's names for the VMs of the base members, with commas between. */
    public static final String BASE_VMS = "base-vms";
    /** vCenter's work on the rule that keeps the service's VMs apart. */
    public static final String RULE_TASK = "rule-task";
    /** How long the guest had booted, in milliseconds, when it first reported its address. */
    public static final String ADDRESS_SEEN = "address-seen";
    /** How often in a row the guest has answered as healthy. */
    public static final String HEALTHY_ANSWERS = "healthy-answers";
    /** The pool member's admin state before we changed it. */
    public static final String ADMIN_BEFORE = "admin-before";
    /** How often in a row the pool member had no connections. */
    public static final String IDLE_LOOKS = "idle-looks";
    /** Whether the member is published as a scrape target. */
    public static final String MONITORED = "monitored";
    /** The guest has been asked to shut down. */
    public static final String SHUTDOWN_ASKED = "shutdown-asked";

    /** Present from the start when the event has a driver other than the control plane: each step needs its permit. */
    public static final String DRIVEN = "driven";

    private Fact() {}
}
