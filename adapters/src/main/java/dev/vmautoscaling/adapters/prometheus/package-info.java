/**
 * Prometheus, or anything that answers its query API. {@code Queries} has what is asked, {@code Readings} what it means;
 * {@code QueryApi} is one exchange, and {@code QueryFaults} alone decides what a bad answer means.
 */
@NullMarked
package dev.vmautoscaling.adapters.prometheus;

import org.jspecify.annotations.NullMarked;
