package dev.vmautoscaling.engine;

/** What restrains workflows from outside, asked before every attempt. Told from what is recorded, so that all workers hear the same. */
@FunctionalInterface
public interface Gate {
    /** The kill switch as the engine sees it: whether work on this group must stop now, where it is, undoing too. */
    boolean isStopped(String group);

    /** How far whoever drives the workflow lets it go; without a driver of its own, to the end. */
    default Permit permit(Workflow workflow) {
        return new Permit.All();
    }
}
