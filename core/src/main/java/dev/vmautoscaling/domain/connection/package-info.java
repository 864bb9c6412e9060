/** Named connections to outside systems: several of each kind, chosen by a config. */
@NullMarked
package dev.vmautoscaling.domain.connection;

import org.jspecify.annotations.NullMarked;
