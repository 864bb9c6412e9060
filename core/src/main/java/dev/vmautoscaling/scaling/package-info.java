/** The story: Evaluation looks, the Decider decides, ScaleOut and ScaleIn act. */
@NullMarked
package dev.vmautoscaling.scaling;

import org.jspecify.annotations.NullMarked;
