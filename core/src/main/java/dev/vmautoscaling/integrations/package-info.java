/** The story of enabling, disabling and removing a config: what other systems are told about its service, in order and with undo. */
@NullMarked
package dev.vmautoscaling.integrations;

import org.jspecify.annotations.NullMarked;
