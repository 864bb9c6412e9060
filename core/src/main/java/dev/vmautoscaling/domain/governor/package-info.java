/** Politeness towards vCenters: how many operations run at once, and who goes first. */
@NullMarked
package dev.vmautoscaling.domain.governor;

import org.jspecify.annotations.NullMarked;
