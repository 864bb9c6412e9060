package dev.vmautoscaling.adapters.prometheus;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The list of targets as a file that Prometheus watches ({@code file_sd_configs}). */
public final class TargetFile {
    /** Among our rule files, and none of them. */
    static final String NAME = "vm-autoscaler-targets.json";

    private TargetFile() {}

    /**
     * A member as Prometheus scrapes it.
     *
     * @param address host and port; an IPv6 host in brackets
     * @param labels among them {@code job}, {@code service} and {@code instance}
     */
    public record Target(String address, Map<String, String> labels) {
        public Target {
            labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        }
    }

    /** The file's text; the same targets in the same order always give the same. */
    public static String text(List<Target> targets) {
        List<Map<String, Object>> groups = targets.stream()
                .map(target -> (Map<String, Object>) new TreeMap<String, Object>(
                        Map.of("targets", List.of(target.address()), "labels", target.labels())))
                .toList();
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(groups) + "\n";
    }
}
