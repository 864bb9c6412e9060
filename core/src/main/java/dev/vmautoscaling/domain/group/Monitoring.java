package dev.vmautoscaling.domain.group;

/**
 * Where the service is measured.
 *
 * @param prometheus the connection
 * @param job the scrape job of the base members; created members carry the same label
 */
public record Monitoring(String prometheus, String job, int metricsPort) {}
