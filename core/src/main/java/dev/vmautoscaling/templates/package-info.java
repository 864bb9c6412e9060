/** How templates come and go: what is asked, what is refused, and the steps of it. */
@NullMarked
package dev.vmautoscaling.templates;

import org.jspecify.annotations.NullMarked;
