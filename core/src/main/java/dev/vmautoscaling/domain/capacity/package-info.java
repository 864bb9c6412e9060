/** How far a group can really grow: what is free of addresses, disk space and hosts. */
@NullMarked
package dev.vmautoscaling.domain.capacity;

import org.jspecify.annotations.NullMarked;
