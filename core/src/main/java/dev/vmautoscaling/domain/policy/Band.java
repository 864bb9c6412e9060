package dev.vmautoscaling.domain.policy;

import java.util.Optional;

/**
 * Where a metric asks for more members and where for fewer, in the metric's own unit (a share from 0 to 1, seconds,
 * requests per second and member, the own query's).
 *
 * @param in empty when this metric never asks for fewer
 */
public record Band(double out, Optional<Double> in) {}
