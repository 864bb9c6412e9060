/** Alerts as Alertmanager sends them: hints to look sooner, never the truth. */
@NullMarked
package dev.vmautoscaling.domain.alert;

import org.jspecify.annotations.NullMarked;
