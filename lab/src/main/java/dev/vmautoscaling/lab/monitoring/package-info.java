/** Real Prometheus and Alertmanager as child processes, with intervals short enough for a demonstration. */
@NullMarked
package dev.vmautoscaling.lab.monitoring;

import org.jspecify.annotations.NullMarked;
