/** What Alertmanager sends us. */
@NullMarked
package dev.vmautoscaling.adapters.alertmanager;

import org.jspecify.annotations.NullMarked;
