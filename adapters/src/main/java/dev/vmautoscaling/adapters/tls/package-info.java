/** Whom to believe on the other end of a TLS connection: shared by all adapters. */
@NullMarked
package dev.vmautoscaling.adapters.tls;

import org.jspecify.annotations.NullMarked;
