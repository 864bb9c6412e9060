/** Benchmarks of what is between Prometheus, Alertmanager and us; {@code ./autoscaler bench} runs them. */
@NullMarked
package dev.vmautoscaling.adapters.bench;

import org.jspecify.annotations.NullMarked;
