/** One act each, with its undo: every step looks for its own effect before it causes it. */
@NullMarked
package dev.vmautoscaling.scaling.steps;

import org.jspecify.annotations.NullMarked;
