/** What Alertmanager sends us, and what it lists when it is asked. */
@NullMarked
package dev.vmautoscaling.adapters.alertmanager;

import org.jspecify.annotations.NullMarked;
