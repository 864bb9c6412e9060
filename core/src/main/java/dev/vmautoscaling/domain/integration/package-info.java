/** What other systems must be told about a service, so that they watch it and wake us: rules, scrape job, receiver, route. */
@NullMarked
package dev.vmautoscaling.domain.integration;

import org.jspecify.annotations.NullMarked;
