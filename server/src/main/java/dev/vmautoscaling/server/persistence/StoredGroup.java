package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.ScalingGroup;
import java.time.Instant;

/**
 * A group with what only its record knows.
 *
 * @param updatedAt the last edit; an event that moved the version on is none
 */
public record StoredGroup(ScalingGroup group, Instant createdAt, Instant updatedAt) {}
