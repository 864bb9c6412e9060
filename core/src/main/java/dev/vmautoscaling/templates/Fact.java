package dev.vmautoscaling.templates;

/** Names of what the steps of a template's workflow know and learn; stored, never changed. */
public final class Fact {
    /** vCenter's name for the template. */
    public static final String VM = "vm";
    /** Its identity that survives a re-registration. */
    public static final String UUID = "uuid";
    /** What it is called in vCenter before, and what it shall be called. */
    public static final String FROM_NAME = "from-name";

    public static final String TO_NAME = "to-name";
    /** A person has confirmed the end of something that we have not made. */
    public static final String CONFIRMED = "confirmed";
    /** How much of the task under way is done, as vCenter reports it; empty when none is. */
    public static final String PERCENT = "percent";
    /** The stable code of what stopped it last: a {@link Refusal.Code}, or what vCenter's refusals are. */
    public static final String PROBLEM = "problem";
    /** Tasks that vCenter was asked for. Absent: never heard of one; empty: it has ended, or never began. */
    public static final String CLONE_TASK = "clone-task";

    public static final String DESTROY_TASK = "destroy-task";
    public static final String SNAPSHOT_TASK = "snapshot-task";
    public static final String REMOVE_SNAPSHOT_TASK = "remove-snapshot-task";
    public static final String RENAME_TASK = "rename-task";
    public static final String RENAME_BACK_TASK = "rename-back-task";

    private Fact() {}
}
