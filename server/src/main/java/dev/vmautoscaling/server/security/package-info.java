/**
 * Who may ask for what: one admin with a generated password, and tokens that open one endpoint each. Nothing is open but
 * the health of the process.
 */
@NullMarked
package dev.vmautoscaling.server.security;

import org.jspecify.annotations.NullMarked;
