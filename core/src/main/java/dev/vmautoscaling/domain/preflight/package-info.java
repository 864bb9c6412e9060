/** The checks before a config is enabled: what was found is judged here, purely; finding it is the story package's. */
@NullMarked
package dev.vmautoscaling.domain.preflight;

import org.jspecify.annotations.NullMarked;
