package dev.vmautoscaling.adapters.alertmanager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Alerts that a configuration's own routes ask for: for each route one that satisfies it and those above it. */
final class UserAlerts {
    private static final Pattern MATCHER = Pattern.compile("\\s*(\\w+)\\s*(=~|!=|!~|=)\\s*\"?([^\"]*?)\"?\\s*");

    private UserAlerts() {}

    /** The labels of each, as amtool takes them. */
    static Set<List<String>> of(String file) {
        Object root = new Load(
                        LoadSettings.builder().setSchema(new CoreSchema()).build())
                .loadAllFromString(file)
                .iterator()
                .next();
        Set<List<String>> alerts = new LinkedHashSet<>();
        alerts.add(List.of("alertname=Other", "service=unknown"));
        collect((Map<?, ?>) ((Map<?, ?>) root).get("route"), Map.of(), alerts);
        return alerts;
    }

    private static void collect(Map<?, ?> route, Map<String, String> above, Set<List<String>> alerts) {
        Map<String, String> labels = new HashMap<>(above);
        fields(route, "match").forEach((name, value) -> labels.put(name.toString(), value.toString()));
        fields(route, "match_re").forEach((name, value) -> labels.put(name.toString(), oneOf(value.toString())));
        for (Object each : list(route, "matchers")) {
            Matcher matcher = MATCHER.matcher(each.toString());
            if (matcher.matches() && matcher.group(2).equals("=")) {
                labels.put(matcher.group(1), matcher.group(3));
            } else if (matcher.matches() && matcher.group(2).equals("=~")) {
                labels.put(matcher.group(1), oneOf(matcher.group(3)));
            }
        }
        List<String> alert = new ArrayList<>();
        labels.forEach((name, value) -> alert.add(name + "=" + value));
        alert.add("alertname=Any");
        alerts.add(alert);
        list(route, "routes").forEach(child -> collect((Map<?, ?>) child, labels, alerts));
    }

    /** Something that {@code ^(a|b)$} matches. */
    private static String oneOf(String alternatives) {
        return alternatives.replaceAll("[\\^$()]", "").split("\\|", -1)[0];
    }

    private static Map<?, ?> fields(Map<?, ?> route, String name) {
        return route.get(name) instanceof Map<?, ?> fields ? fields : Map.of();
    }

    private static List<?> list(Map<?, ?> route, String name) {
        return route.get(name) instanceof List<?> list ? list : List.of();
    }
}
