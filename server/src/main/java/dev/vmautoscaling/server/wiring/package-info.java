/** Puts the parts together; the only place that knows the adapters' classes and asks the system for the time. */
@NullMarked
package dev.vmautoscaling.server.wiring;

import org.jspecify.annotations.NullMarked;
