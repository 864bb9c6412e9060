/** Durable workflows: ordered steps with undo, recorded before they are tried. Knows no VM. */
@NullMarked
package dev.vmautoscaling.engine;

import org.jspecify.annotations.NullMarked;
