/** Thresholds, sizes and rests: how a group wants to be scaled. */
@NullMarked
package dev.vmautoscaling.domain.policy;

import org.jspecify.annotations.NullMarked;
