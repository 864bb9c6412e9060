package dev.vmautoscaling.domain.alert;

/**
 * An alert that an Alertmanager holds now.
 *
 * @param silenced a person told Alertmanager to keep quiet about it; that does not hold us back
 * @param inhibited another alert keeps Alertmanager quiet about it; that does not hold us back either
 */
public record KnownAlert(Alert alert, boolean silenced, boolean inhibited) {}
