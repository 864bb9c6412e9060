/** Templates that services are cloned from, as they are recorded. */
@NullMarked
package dev.vmautoscaling.domain.template;

import org.jspecify.annotations.NullMarked;
