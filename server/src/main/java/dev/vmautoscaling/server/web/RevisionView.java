package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.ConfigMapping;
import dev.vmautoscaling.server.config.GroupDocument;
import dev.vmautoscaling.server.config.Records;
import dev.vmautoscaling.server.config.Trees;
import dev.vmautoscaling.server.openapi.Shaped;
import dev.vmautoscaling.server.persistence.RevisionStore;
import dev.vmautoscaling.server.persistence.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A config as an edit left it.
 *
 * @param changes field by field, against the revision before; none in the first
 */
record RevisionView(
        String service,
        long revision,
        Instant at,
        String who,
        String what,
        Optional<String> reason,
        List<Trees.Difference> changes,
        @Shaped(GroupDocument.class) Map<String, Object> config) {
    static RevisionView of(RevisionStore.Revision revision, Optional<RevisionStore.Revision> before) {
        return new RevisionView(
                revision.service(),
                revision.number(),
                revision.at(),
                revision.by().who(),
                revision.by().what(),
                Optional.of(revision.by().reason()).filter(text -> !text.isEmpty()),
                before.map(earlier -> Trees.differences(tree(earlier.settings()), tree(revision.settings())))
                        .orElse(List.of()),
                document(revision.settings()));
    }

    private static Map<String, Object> document(Settings settings) {
        return Records.tree(ConfigMapping.document(settings.config(), settings.enabled()));
    }

    private static Map<String, Object> tree(Settings settings) {
        Map<String, Object> tree = new HashMap<>(document(settings));
        tree.put(
                "suspended",
                settings.suspended().stream().sorted().map(Words::of).toList());
        return tree;
    }
}
