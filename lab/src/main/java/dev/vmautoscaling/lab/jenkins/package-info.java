/**
 * A simulated Jenkins: its REST interface, the Generic Webhook Trigger, queue and builds, as read in their sources and seen
 * from clients. "facts" in a comment is the sheet on Jenkins; [M] marks what is from memory only.
 */
@NullMarked
package dev.vmautoscaling.lab.jenkins;

import org.jspecify.annotations.NullMarked;
