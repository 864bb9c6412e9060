/**
 * What operators write: pools and configs as a document, its rules, and the way from it to the domain and back. Every rule
 * stands beside the fields that it speaks of, and all offending fields are told at once.
 */
@NullMarked
package dev.vmautoscaling.server.config;

import org.jspecify.annotations.NullMarked;
