/** Where the guests of the lab live: on loopback addresses, or in a network namespace of their own. */
@NullMarked
package dev.vmautoscaling.lab.network;

import org.jspecify.annotations.NullMarked;
