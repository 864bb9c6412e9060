/** What should happen to a group now, and why: pure, no I/O. */
@NullMarked
package dev.vmautoscaling.domain.decision;

import org.jspecify.annotations.NullMarked;
