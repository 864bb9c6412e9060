/** What a vCenter has to choose from, for whoever writes a config or makes a template. */
@NullMarked
package dev.vmautoscaling.domain.inventory;

import org.jspecify.annotations.NullMarked;
