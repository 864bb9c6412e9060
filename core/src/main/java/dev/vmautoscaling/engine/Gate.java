package dev.vmautoscaling.engine;

/** The kill switch as the engine sees it: asked before every attempt at a step or an undo. */
@FunctionalInterface
public interface Gate {
    /** Whether work on this group must stop now, where it is. */
    boolean isStopped(String group);
}
