package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.ScalingGroup;
import java.time.Instant;

/**
 * A group with what only its record knows.
 *
 * @param revision moves with every edit by an operator, and with nothing else
 * @param updatedAt the last edit; an event that moved the version on is none
 */
public record StoredGroup(ScalingGroup group, long revision, Instant createdAt, Instant updatedAt) {
    public String service() {
        return group.service();
    }

    public Settings settings() {
        return Settings.of(group);
    }
}
