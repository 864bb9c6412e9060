/** The stores on H2 or PostgreSQL: plain JDBC, one migration for both, one transaction per promise. */
@NullMarked
package dev.vmautoscaling.server.persistence;

import org.jspecify.annotations.NullMarked;
