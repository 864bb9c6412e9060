/** Finding out whether a config can do its work: everything is asked side by side, and judged by the domain. */
@NullMarked
package dev.vmautoscaling.preflight;

import org.jspecify.annotations.NullMarked;
