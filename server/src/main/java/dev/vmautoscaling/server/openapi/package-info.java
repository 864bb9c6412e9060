/**
 * The description of the REST interface for programs (OpenAPI 3.1), made from the controllers themselves: bodies from the records
 * that {@code Binding} reads, answers from the records that they return, problems from what they are declared to refuse.
 */
@NullMarked
package dev.vmautoscaling.server.openapi;

import org.jspecify.annotations.NullMarked;
