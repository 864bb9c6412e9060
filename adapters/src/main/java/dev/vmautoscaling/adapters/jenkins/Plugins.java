package dev.vmautoscaling.adapters.jenkins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What is installed in Jenkins, as far as a job of ours needs it. */
final class Plugins {
    /** Older ones do not register a trigger that comes with a job made over the REST interface. */
    static final String OLDEST_TRIGGER = "2.2.2";

    private static final String LIST =
            "pluginManager/api/json?depth=1&tree=plugins%5BshortName,version,active,enabled%5D";

    /** With the oldest version that will do; empty for any. */
    private static final Map<String, String> NEEDED = needed();

    private static final String STAGES = "pipeline-rest-api";
    private static final String STAGE_VIEW = "pipeline-stage-view";

    private final JenkinsHttp http;

    Plugins(JenkinsHttp http) {
        this.http = http;
    }

    private static Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("workflow-job", "");
        needed.put("workflow-cps", "");
        needed.put("pipeline-model-definition", "");
        // sh, error and withEnv, and the credential as a secret text
        needed.put("workflow-durable-task-step", "");
        needed.put("workflow-basic-steps", "");
        needed.put("credentials-binding", "");
        needed.put("plain-credentials", "");
        needed.put(WebhookTrigger.PLUGIN, OLDEST_TRIGGER);
        return needed;
    }

    /**
     * Version by name of what is installed and runs; empty when this user may not know: it needs Overall/SystemRead, which
     * nothing else of ours does.
     */
    Optional<Map<String, String>> active() {
        Request request = Request.get("pluginManager", LIST);
        Answer answer = http.call(request);
        if (answer.status() == 403 || answer.isNotFound()) {
            return Optional.empty();
        }
        if (!answer.isGood()) {
            throw http.faults().refused(request, answer);
        }
        JsonNode list = answer.json().orElseThrow(() -> http.faults().unreadable(request, answer));
        Map<String, String> active = new LinkedHashMap<>();
        StreamSupport.stream(list.path("plugins").spliterator(), false)
                .filter(plugin -> plugin.path("active").asBoolean(true))
                .forEach(plugin -> active.put(
                        plugin.path("shortName").asString(""),
                        plugin.path("version").asString("")));
        return Optional.of(active);
    }

    /**
     * What is missing or too old, each in words.
     *
     * @param more what this one job needs besides
     */
    static List<String> missing(Map<String, String> active, List<String> more) {
        Map<String, String> all = new LinkedHashMap<>(NEEDED);
        more.forEach(name -> all.put(name, ""));
        List<String> missing = new ArrayList<>();
        all.forEach((name, oldest) -> {
            String version = active.get(name);
            if (version == null) {
                missing.add("plugin " + name + (oldest.isEmpty() ? "" : " " + oldest + " or newer")
                        + " is not installed or not active");
            } else if (!isAtLeast(version, oldest)) {
                missing.add("plugin " + name + " is " + version + ", needed is " + oldest + " or newer");
            }
        });
        if (!active.containsKey(STAGES) && !active.containsKey(STAGE_VIEW)) {
            missing.add("plugin " + STAGE_VIEW + ", which tells the stages of builds, is not installed or not active");
        }
        return missing;
    }

    /** Numbers are compared one by one; what is no number ends the comparison. */
    static boolean isAtLeast(String version, String oldest) {
        String[] have = version.split("[.-]", -1);
        String[] need = oldest.split("[.-]", -1);
        for (int i = 0; i < need.length && need[i].matches("\\d{1,9}"); i++) {
            if (i >= have.length || !have[i].matches("\\d{1,9}")) {
                return false;
            }
            int difference = Integer.compare(Integer.parseInt(have[i]), Integer.parseInt(need[i]));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return true;
    }
}
