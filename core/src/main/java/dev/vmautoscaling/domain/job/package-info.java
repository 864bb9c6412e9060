/** The jobs in Jenkins that drive events, and their builds as Jenkins shows them. */
@NullMarked
package dev.vmautoscaling.domain.job;

import org.jspecify.annotations.NullMarked;
