package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.adapters.yaml.YamlWriter;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Monitoring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of one service: what is recorded of it, and the alerts on that. File, group and labels never change, because
 * Prometheus keeps how long a condition has held by them; thresholds and times stand in expressions and annotations only. The same
 * config always gives the same bytes.
 *
 * @param name of the file, without directories
 * @param text to be written in UTF-8
 * @param revision changes with the text, and is an annotation of every alert: what Prometheus has loaded can be told by it
 */
public record RuleFile(String name, String text, String revision) {
    /** Filled in last, because it is of all the rest. */
    static final String REVISION = "${revision}";

    /** Matches the files of all services; no other program's. */
    public static final String GLOB = "svc-*.yml";

    /** The rules that the config asks for. */
    public static RuleFile of(GroupConfig config) {
        String text = config.monitoring()
                .rules()
                .template()
                .map(template -> Variables.of(config).fill(template))
                .orElseGet(() -> standard(config));
        String revision = digest(text);
        return new RuleFile(name(config.service()), text.replace(REVISION, revision), revision);
    }

    public static String name(String service) {
        return "svc-" + service + ".yml";
    }

    /** The group that every service has; names of further ones begin with it. */
    public static String group(String service) {
        return "vm-autoscaler-" + service;
    }

    private static String standard(GroupConfig config) {
        ServiceRules rules = new ServiceRules(config, REVISION);
        Monitoring monitoring = config.monitoring();
        String interval = Expressions.duration(monitoring.profile().evaluation());
        List<Object> groups = new ArrayList<>();
        monitoring
                .promql()
                .flatMap(query -> monitoring.rules().promqlInterval())
                .ifPresent(own -> groups.add(group(
                        group(config.service()) + "-promql", Expressions.duration(own), List.of(rules.ownQuery()))));
        groups.add(group(group(config.service()), interval, rules.all()));
        String header = "# The rules of " + config.service()
                + ", written by VM Autoscaling from its config. What is changed here by hand is replaced.";
        return header + "\n" + String.join("\n", YamlWriter.block(Map.of("groups", groups))) + "\n";
    }

    private static Map<String, Object> group(String name, String interval, List<Map<String, Object>> rules) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", name);
        group.put("interval", interval);
        group.put("rules", rules);
        return group;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
