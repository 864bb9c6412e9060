/** What Prometheus says about the services, all of them in a constant number of queries. */
@NullMarked
package dev.vmautoscaling.domain.metric;

import org.jspecify.annotations.NullMarked;
