/** Builds that drive events: they claim what was offered, say stage by stage which steps may begin, and may vanish at any time. */
@NullMarked
package dev.vmautoscaling.pipeline;

import org.jspecify.annotations.NullMarked;
