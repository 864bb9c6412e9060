/** The simulated vCenter of the lab: a child process built from the Go sources in {@code lab/vcenter}. */
@NullMarked
package dev.vmautoscaling.lab.vcenter;

import org.jspecify.annotations.NullMarked;
