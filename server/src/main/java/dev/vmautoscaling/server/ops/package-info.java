/** What keeps the control plane going: the evaluation loop, wake-ups of workflows, and housekeeping. */
@NullMarked
package dev.vmautoscaling.server.ops;

import org.jspecify.annotations.NullMarked;
