/** The build defends the structure. */
@NullMarked
package dev.vmautoscaling.server.architecture;

import org.jspecify.annotations.NullMarked;
