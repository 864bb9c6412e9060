/** The lab's service shop: the systems it runs on, put together. */
@NullMarked
package dev.vmautoscaling.lab.site;

import org.jspecify.annotations.NullMarked;
