/** Asks machines over the network, from where the control plane runs. */
@NullMarked
package dev.vmautoscaling.adapters.probe;

import org.jspecify.annotations.NullMarked;
