/**
 * Jenkins: one Pipeline job of each service, kept as it should be and started by Generic Webhook Trigger, and what its builds
 * show. Spoken over Jenkins' own REST interface.
 */
@NullMarked
package dev.vmautoscaling.adapters.jenkins;

import org.jspecify.annotations.NullMarked;
