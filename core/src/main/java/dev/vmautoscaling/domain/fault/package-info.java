/** What can go wrong outside, sorted once by what the caller may do about it. */
@NullMarked
package dev.vmautoscaling.domain.fault;

import org.jspecify.annotations.NullMarked;
