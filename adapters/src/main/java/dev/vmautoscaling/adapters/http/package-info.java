/** What all systems that are spoken to over HTTP have in common. */
@NullMarked
package dev.vmautoscaling.adapters.http;

import org.jspecify.annotations.NullMarked;
