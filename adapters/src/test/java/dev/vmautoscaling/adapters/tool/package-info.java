/** The checkers of the programs that we configure, as child processes. */
@NullMarked
package dev.vmautoscaling.adapters.tool;

import org.jspecify.annotations.NullMarked;
