package dev.vmautoscaling.domain.group;

/** What of a group's scaling can be suspended by itself. */
public enum Part {
    OUT,
    IN,
    HEAL
}
