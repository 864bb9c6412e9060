/** Stories with a beginning and an end that the whole product must pass, over the real wire protocols. */
@NullMarked
package dev.vmautoscaling.lab.scenario;

import org.jspecify.annotations.NullMarked;
