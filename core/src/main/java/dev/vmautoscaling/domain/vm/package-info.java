/** Virtual machines and the mark that says which are ours. */
@NullMarked
package dev.vmautoscaling.domain.vm;

import org.jspecify.annotations.NullMarked;
