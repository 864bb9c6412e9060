/** What the simulated systems did and when: the measure against which the product's own overhead is taken. */
@NullMarked
package dev.vmautoscaling.lab.journal;

import org.jspecify.annotations.NullMarked;
