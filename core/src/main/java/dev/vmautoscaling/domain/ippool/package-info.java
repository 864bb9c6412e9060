/** Addresses for new members: pools, leases, quarantine. */
@NullMarked
package dev.vmautoscaling.domain.ippool;

import org.jspecify.annotations.NullMarked;
