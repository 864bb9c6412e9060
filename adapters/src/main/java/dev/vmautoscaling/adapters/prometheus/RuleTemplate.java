package dev.vmautoscaling.adapters.prometheus;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.metric.FiringAlert.Direction;
import dev.vmautoscaling.domain.metric.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Judges an operator's own text of a rule file, as it is with its variables filled in. Whatever else it says, it must record
 * what is decided by, raise the alerts that the thresholds ask for, and label them so that nothing of it changes with a threshold:
 * Prometheus would begin to count {@code for} anew. Whether expressions are right is for promtool to say.
 */
public final class RuleTemplate {
    private static final int LARGEST = 100_000;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(LARGEST)
            .setLabel("the template")
            .build();
    private static final Set<String> GROUP = Set.of("name", "interval", "limit", "rules");
    private static final Set<String> RULE =
            Set.of("record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations");

    private final GroupConfig config;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> recorded = new HashSet<>();
    private final Set<Map<?, ?>> alerts = new HashSet<>();

    private RuleTemplate(GroupConfig config) {
        this.config = config;
    }

    /** What is wrong with the template and the own query of the config, in words; empty when nothing is, or there are none. */
    public static List<String> problems(GroupConfig config) {
        RuleTemplate judge = new RuleTemplate(config);
        Variables variables = Variables.of(config);
        Optional<String> template = config.monitoring().rules().template();
        config.monitoring().promql().ifPresent(query -> judge.refuseUnknown(variables, query));
        template.ifPresent(text -> judge.refuseUnknown(variables, text));
        if (template.isPresent() && judge.problems.isEmpty()) {
            judge.file(RuleFile.of(config).text());
        }
        return List.copyOf(judge.problems);
    }

    private void refuseUnknown(Variables variables, String text) {
        variables
                .unknown(text)
                .forEach(name -> problems.add("${" + name + "} means nothing; there are " + variables.names()));
    }

    private void file(String text) {
        Object tree;
        try {
            tree = new Load(SETTINGS).loadFromString(text);
        } catch (YamlEngineException e) {
            problems.add("no YAML: " + e.getMessage());
            return;
        }
        if (!(tree instanceof Map<?, ?> root)
                || !root.keySet().equals(Set.of("groups"))
                || !(root.get("groups") instanceof List<?> groups)) {
            problems.add("a rule file has one field, groups, with a list");
            return;
        }
        groups.forEach(this::group);
        refuseMissing();
    }

    private void group(Object tree) {
        if (!(tree instanceof Map<?, ?> group) || !(group.get("rules") instanceof List<?> rules)) {
            problems.add("a group has a name and rules");
            return;
        }
        refuseFields("a group", group, GROUP);
        String own = RuleFile.group(config.service());
        String name = String.valueOf(group.get("name"));
        if (!name.equals(own) && !name.startsWith(own + "-")) {
            problems.add("group " + name + ": names are " + own + ", or begin with " + own + "-");
        }
        rules.forEach(this::rule);
    }

    private void refuseFields(String what, Map<?, ?> fields, Set<String> known) {
        fields.keySet().stream()
                .filter(field -> !known.contains(String.valueOf(field)))
                .forEach(field -> problems.add(what + " has no " + field + " that every Prometheus since 2.42 takes"));
    }

    private void rule(Object tree) {
        if (!(tree instanceof Map<?, ?> rule) || !(rule.get("expr") instanceof String)) {
            problems.add("a rule has an expr");
            return;
        }
        refuseFields("a rule", rule, RULE);
        Map<?, ?> labels = rule.get("labels") instanceof Map<?, ?> given ? given : Map.of();
        if (rule.get("record") instanceof String name) {
            recording(name, labels);
        } else if (rule.get("alert") instanceof String name) {
            alert(name, labels);
        } else {
            problems.add("a rule has either record or alert");
        }
    }

    private void recording(String name, Map<?, ?> labels) {
        if (!config.service().equals(labels.get("service"))) {
            problems.add(name + ": its labels must have service: ${service}");
        }
        if (!recorded.add(name)) {
            problems.add(name + " is recorded twice");
        }
    }

    private void alert(String name, Map<?, ?> labels) {
        boolean known = watched().stream().anyMatch(labels::equals);
        if (!known) {
            problems.add(
                    name + ": its labels must be managed_by: vm-autoscaler, service: ${service}, action: scale_out or"
                            + " scale_in, metric: a watched one; and no others, because a changed label would begin the alert anew");
        } else if (!alerts.add(labels)) {
            problems.add(name + ": there is another alert with the same labels");
        }
    }

    /** The labels of the alerts that the thresholds ask for. */
    private List<Map<String, String>> watched() {
        List<Map<String, String>> wanted = new ArrayList<>();
        config.thresholds().bands().forEach((metric, band) -> {
            wanted.add(labels(metric, Direction.SCALE_OUT));
            band.in().ifPresent(in -> wanted.add(labels(metric, Direction.SCALE_IN)));
        });
        return wanted;
    }

    private Map<String, String> labels(Metric metric, Direction direction) {
        return ServiceRules.labels(config.service(), metric.label(), direction);
    }

    private void refuseMissing() {
        List<String> needed = new ArrayList<>(List.of(Queries.MEMBERS_UP, Queries.MEMBERS_KNOWN));
        config.thresholds().bands().keySet().stream()
                .sorted()
                .map(Metric::recordedAs)
                .forEach(needed::add);
        needed.stream()
                .filter(name -> !recorded.contains(name))
                .forEach(name -> problems.add(name + " is not recorded; decisions need it"));
        watched().stream()
                .filter(labels -> !alerts.contains(labels))
                .forEach(labels ->
                        problems.add("no alert for " + labels.get("metric") + " asks for " + labels.get("action")));
    }
}
