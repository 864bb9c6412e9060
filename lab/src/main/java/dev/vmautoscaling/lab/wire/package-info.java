/** The lab's own eyes: asks the systems themselves over their wire protocols what is there. */
@NullMarked
package dev.vmautoscaling.lab.wire;

import org.jspecify.annotations.NullMarked;
