/** The scaling group of a service: its config and its members. */
@NullMarked
package dev.vmautoscaling.domain.group;

import org.jspecify.annotations.NullMarked;
