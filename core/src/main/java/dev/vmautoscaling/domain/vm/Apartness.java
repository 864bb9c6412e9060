package dev.vmautoscaling.domain.vm;

import java.util.Optional;

/**
 * How VMs that should not share a host stand.
 *
 * @param pending vCenter's work on the rule; empty when the rule is as it should be, or none is needed
 * @param said for the operator: what the rule holds, or why there is none
 */
public record Apartness(Optional<TaskId> pending, String said) {}
