package dev.vmautoscaling.lab.jenkins;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which plugins there are, by short name with their versions.
 *
 * @param versions of the installed plugins
 */
public record Plugins(Map<String, String> versions) {

    public static final String WEBHOOK_TRIGGER = "generic-webhook-trigger";
    public static final String STAGE_VIEW = "pipeline-rest-api";
    public static final String FOLDERS = "cloudbees-folder";

    /** Which plugin the elements of a config.xml belong to, by the start of their class names. */
    private static final Map<String, String> OWNERS = Map.of(
            "org.jenkinsci.plugins.gwt.", WEBHOOK_TRIGGER,
            "org.jenkinsci.plugins.workflow.cps.", "workflow-cps",
            "org.jenkinsci.plugins.workflow.job.", "workflow-job",
            "flow-definition", "workflow-job",
            "com.cloudbees.hudson.plugins.folder.", FOLDERS,
            "hudson.plugins.git.", "git",
            "org.jenkinsci.plugins.pipeline.modeldefinition.", "pipeline-model-definition");

    public Plugins {
        versions = Map.copyOf(versions);
    }

    /** What a usual Jenkins for pipelines has. */
    public static Plugins usual() {
        return new Plugins(Map.ofEntries(
                Map.entry("workflow-job", "1559.va_a_533730b_ea_d"),
                Map.entry("workflow-cps", "4183.v94b_6fd39da_c1"),
                Map.entry("workflow-basic-steps", "1079.vce64b_a_929c5a_"),
                Map.entry("workflow-durable-task-step", "1464.v2d3f5c68f84c"),
                Map.entry("pipeline-model-definition", "2.2277.v00573e73ddf1"),
                Map.entry(STAGE_VIEW, "2.38"),
                Map.entry(WEBHOOK_TRIGGER, "2.4.1"),
                Map.entry(FOLDERS, "6.1053.vd62fb_b_f7367b_"),
                Map.entry("credentials", "1419.v2337d1ceceef"),
                Map.entry("plain-credentials", "199.v9f8e1f741799"),
                Map.entry("credentials-binding", "702.vfe613e537e88"),
                Map.entry("git", "5.8.1")));
    }

    /** Whether a plugin is installed. */
    public boolean has(String shortName) {
        return versions.containsKey(shortName);
    }

    /** The same without one of them. */
    public Plugins without(String shortName) {
        Map<String, String> fewer = new TreeMap<>(versions);
        fewer.remove(shortName);
        return new Plugins(fewer);
    }

    /** The same with one of them, or with another version of it. */
    public Plugins with(String shortName, String version) {
        Map<String, String> other = new TreeMap<>(versions);
        other.put(shortName, version);
        return new Plugins(other);
    }

    /** The plugin that a class of a config.xml belongs to; nothing for Jenkins' own. */
    static Optional<String> owner(String className) {
        return OWNERS.entrySet().stream()
                .filter(owner -> className.startsWith(owner.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether a class can be loaded; those of Jenkins itself always can. */
    boolean knows(String className) {
        return owner(className).map(this::has).orElse(true);
    }

    /** {@code GET /pluginManager/api/json} */
    ObjectNode json() {
        ObjectNode answer = JsonMapper.shared().createObjectNode().put("_class", "hudson.LocalPluginManager");
        ArrayNode plugins = answer.putArray("plugins");
        new TreeMap<>(versions)
                .forEach((name, version) -> plugins.addObject()
                        .put("active", true)
                        .put("bundled", false)
                        .put("deleted", false)
                        .put("downgradable", false)
                        .put("enabled", true)
                        .put("hasUpdate", false)
                        .put("longName", name)
                        .put("pinned", false)
                        .put("shortName", name)
                        .put("supportsDynamicLoad", "MAYBE")
                        .put("version", version));
        return answer;
    }
}
