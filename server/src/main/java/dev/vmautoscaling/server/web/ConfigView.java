package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.server.config.ConfigMapping;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.GroupDocument;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.openapi.Shaped;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A config with its state.
 *
 * @param suspended {@code out}, {@code in}, {@code heal}
 * @param revision moves with every edit
 * @param config in the shape of the import
 * @param effectiveMax what max can really reach, in the detail of an enabled config that was looked at
 * @param warnings what was doubtful about the edit that this answers
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
        long revision,
        Instant createdAt,
        Instant updatedAt,
        @Shaped(GroupDocument.class) Map<String, Object> config,
        Optional<EffectiveMaxView> effectiveMax,
        List<FieldError> warnings) {
    static ConfigView of(StoredGroup stored) {
        return of(stored, List.of());
    }

    static ConfigView of(StoredGroup stored, List<FieldError> warnings) {
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
                stored.revision(),
                stored.createdAt(),
                stored.updatedAt(),
                Records.tree(ConfigMapping.document(config, group.enabled())),
                Optional.empty(),
                warnings);
    }

    ConfigView with(Optional<EffectiveMax> max) {
        return new ConfigView(
                service,
                displayName,
                enabled,
                mode,
                engine,
                suspended,
                min,
                this.max,
                revision,
                createdAt,
                updatedAt,
                config,
                max.map(EffectiveMaxView::of),
                warnings);
    }
}
