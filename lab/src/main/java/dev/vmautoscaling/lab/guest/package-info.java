/** The guests of the lab's VMs: real HTTP servers whose CPU follows the load they really serve. */
@NullMarked
package dev.vmautoscaling.lab.guest;

import org.jspecify.annotations.NullMarked;
