package dev.vmautoscaling.adapters.prometheus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules that a Prometheus has loaded, as far as they are ours: what its API says, whatever lies in the files. */
final class LoadedRules {
    private final Map<String, Loaded> byGroup = new HashMap<>();

    /**
     * One group.
     *
     * @param revisions of its alerts
     */
    private record Loaded(int rules, Set<String> revisions) {}

    /** @param answer of {@code /api/v1/rules} */
    LoadedRules(JsonNode answer) {
        for (JsonNode group : answer.path("data").path("groups")) {
            String name = group.path("name").asString("");
            if (name.startsWith(RuleFile.group(""))) {
                byGroup.put(name, loaded(group));
            }
        }
    }

    private static Loaded loaded(JsonNode group) {
        Set<String> revisions = new HashSet<>();
        for (JsonNode rule : group.path("rules")) {
            Optional.of(rule.path("annotations").path("revision").asString(""))
                    .filter(revision -> !revision.isEmpty())
                    .ifPresent(revisions::add);
        }
        return new Loaded(group.path("rules").size(), revisions);
    }

    boolean has(String service) {
        return byGroup.containsKey(RuleFile.group(service));
    }

    /** How many rules the service's group has. */
    int count(String service) {
        Loaded loaded = byGroup.get(RuleFile.group(service));
        return loaded == null ? 0 : loaded.rules();
    }

    /** What differs from this file; empty when nothing does. Rules of the operator's own that name no revision are trusted. */
    Optional<String> missing(String service, RuleFile file) {
        Loaded loaded = byGroup.get(RuleFile.group(service));
        if (loaded == null) {
            return Optional.of("no rule group " + RuleFile.group(service) + " is loaded");
        }
        boolean tells = file.text().contains(file.revision());
        return !tells || loaded.revisions().equals(Set.of(file.revision()))
                ? Optional.empty()
                : Optional.of("revision " + String.join(", ", loaded.revisions()) + " of the rules of " + service
                        + " is loaded, not " + file.revision());
    }
}
