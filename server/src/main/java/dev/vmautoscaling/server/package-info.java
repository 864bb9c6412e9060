/** The control plane as a Spring Boot application. */
@NullMarked
package dev.vmautoscaling.server;

import org.jspecify.annotations.NullMarked;
