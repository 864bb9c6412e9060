/** What the control plane says, and whether an operator in Korea can read it. */
@NullMarked
package dev.vmautoscaling.server.words;

import org.jspecify.annotations.NullMarked;
