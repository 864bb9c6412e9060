/** The steps of work on templates, each with its undo. */
@NullMarked
package dev.vmautoscaling.templates.steps;

import org.jspecify.annotations.NullMarked;
