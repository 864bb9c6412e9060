package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.inventory.VmHosts;

/** What keeps steps from asking too much of vCenters at once. */
public record Politeness(Governor governor, Connected<VmHosts> hosts) {}
