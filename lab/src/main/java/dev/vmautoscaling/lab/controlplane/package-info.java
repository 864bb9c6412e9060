/** The control plane as its users see it: a process, a REST interface and the events it reports. */
@NullMarked
package dev.vmautoscaling.lab.controlplane;

import org.jspecify.annotations.NullMarked;
