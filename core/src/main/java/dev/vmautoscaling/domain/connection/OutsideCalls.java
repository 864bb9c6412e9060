package dev.vmautoscaling.domain.connection;

import java.time.Duration;

/** Hears of every call that an adapter made to an outside system, so that it can be measured and logged. */
@FunctionalInterface
public interface OutsideCalls {
    /** For whoever does not measure. */
    OutsideCalls UNHEARD = (system, operation, outcome, took) -> {};

    /**
     * Called after each call, on the thread that made it: must be quick and must not throw.
     *
     * @param system the connection as the operator knows it, such as {@code vCenter lab-vcenter}
     * @param operation the outside system's own name for it, such as {@code CloneVM_Task}: one of a small fixed set
     * @param outcome {@code ok}, or the name of the {@link dev.vmautoscaling.domain.fault.FaultKind} in lower case
     * @param took from the first byte sent to the last byte read
     */
    void record(String system, String operation, String outcome, Duration took);
}
