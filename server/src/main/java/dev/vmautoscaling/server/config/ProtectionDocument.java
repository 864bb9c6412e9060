package dev.vmautoscaling.server.config;

/**
 * Whom scale-in must never choose; base members are never removed.
 *
 * @param created whether new members are protected from the beginning
 */
public record ProtectionDocument(@Default("false") boolean created) {}
