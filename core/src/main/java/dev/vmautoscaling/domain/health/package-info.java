/** Asking a machine whether it is alive and well. */
@NullMarked
package dev.vmautoscaling.domain.health;

import org.jspecify.annotations.NullMarked;
