/** F5 pools and their members, in F5's words. */
@NullMarked
package dev.vmautoscaling.domain.pool;

import org.jspecify.annotations.NullMarked;
