/** Clients of the lab's service: requests that arrive when the profile says so, however slow the answers are. */
@NullMarked
package dev.vmautoscaling.lab.load;

import org.jspecify.annotations.NullMarked;
