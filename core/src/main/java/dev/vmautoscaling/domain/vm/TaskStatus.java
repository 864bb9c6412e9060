package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.fault.OutsideFault;

/** How far a vCenter task is. */
public sealed interface TaskStatus {
    /** @param percent 0 to 100, as vCenter reports it */
    record Running(int percent) implements TaskStatus {}

    record Succeeded() implements TaskStatus {}

    /** The task ended without its effect, for this reason. */
    record Failed(OutsideFault fault) implements TaskStatus {}

    /** vCenter no longer knows the task (restarted, or long ago): look for the effect instead. */
    record Forgotten() implements TaskStatus {}
}
