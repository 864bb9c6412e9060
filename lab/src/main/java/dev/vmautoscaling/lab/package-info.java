/** A datacenter in a box: simulated vCenter, F5 and guests, and real Prometheus and Alertmanager, over the real wire protocols. */
@NullMarked
package dev.vmautoscaling.lab;

import org.jspecify.annotations.NullMarked;
