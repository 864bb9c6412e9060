package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.server.config.ConfigMapping;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A config with its state.
 *
 * @param suspended {@code out}, {@code in}, {@code heal}
 * @param config in the shape of the import
 */
record ConfigView(
        String service,
        String displayName,
        boolean enabled,
        String mode,
        String engine,
        List<String> suspended,
        int min,
        int max,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> config) {
    static ConfigView of(StoredGroup stored) {
        ScalingGroup group = stored.group();
        GroupConfig config = group.config();
        return new ConfigView(
                group.service(),
                config.displayName(),
                group.enabled(),
                Words.of(config.mode()),
                Words.of(config.engine()),
                group.suspended().stream().sorted().map(Words::of).toList(),
                config.sizes().min(),
                config.sizes().max(),
                group.version(),
                stored.createdAt(),
                stored.updatedAt(),
                Records.tree(ConfigMapping.document(config, group.enabled())));
    }
}
