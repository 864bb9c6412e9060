package dev.vmautoscaling.lab.f5;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Monitors of one type: {@code ltm/monitor/http} … Keys and values from the fixtures monitor-*-collection-16.0. */
final class MonitorKind implements Kind {

    private static final String COMMON = """
            {'adaptive': 'disabled', 'adaptiveDivergenceType': 'relative', 'adaptiveDivergenceValue': 25,
             'adaptiveLimit': 200, 'adaptiveSamplingTimespan': 300, 'interval': 5, 'manualResume': 'disabled',
             'timeUntilUp': 0, 'timeout': 16, 'transparent': 'disabled', 'upInterval': 0""";

    private static final String WEB =
            COMMON + ", 'destination': '*:*', 'ipDscp': 0, 'reverse': 'disabled', 'send': 'GET /\\\\r\\\\n'}";

    private static final Map<String, Map<String, JsonNode>> DEFAULTS = Map.of(
            "http", Json.properties(WEB),
            "https", Json.properties(WEB),
            "tcp", Json.properties(COMMON + ", 'destination': '*:*', 'ipDscp': 0, 'reverse': 'disabled'}"),
            "icmp", Json.properties(COMMON + ", 'destination': '*'}"),
            "gateway-icmp", Json.properties(COMMON + ", 'destination': '*'}"));

    private final String type;

    MonitorKind(String type) {
        this.type = type;
    }

    /** The monitors that a device has out of the box. */
    static void builtIn(Configuration configuration) {
        add(configuration, "http", "http", Map.of());
        add(
                configuration,
                "http",
                "http_head_f5",
                Json.properties("{'defaultsFrom': '/Common/http', 'recv': 'Server\\\\:',"
                        + " 'send': 'HEAD / HTTP/1.0\\\\r\\\\n\\\\r\\\\n'}"));
        add(configuration, "https", "https", Map.of());
        add(
                configuration,
                "https",
                "https_443",
                Json.properties("{'defaultsFrom': '/Common/https', 'destination': '*:443'}"));
        add(
                configuration,
                "https",
                "https_head_f5",
                Json.properties("{'defaultsFrom': '/Common/https', 'recv': 'Server\\\\:',"
                        + " 'send': 'HEAD / HTTP/1.0\\\\r\\\\n\\\\r\\\\n'}"));
        add(configuration, "tcp", "tcp", Map.of());
        add(configuration, "icmp", "icmp", Map.of());
        add(configuration, "gateway-icmp", "gateway_icmp", Map.of());
    }

    private static void add(Configuration configuration, String type, String name, Map<String, JsonNode> properties) {
        ObjectPath path = new ObjectPath(ObjectPath.COMMON, name);
        configuration.monitors(type).put(path, new Item(path, 0, new TreeMap<>(DEFAULTS.get(type))).with(properties));
    }

    /** Checks the monitors that an object is assigned, and writes the rule as it is read back (facts 3). */
    static Item assigned(Configuration configuration, Item item, String from) {
        MonitorRule rule = MonitorRule.parse(item.text("monitor"));
        if (rule.isEmpty()) {
            return item.without("monitor");
        }
        List<ObjectPath> unknown = rule.monitors().stream()
                .filter(monitor -> configuration.monitorType(monitor).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            String[] words = from.split(" (?=/)", 2);
            throw Errors.foreignKey(unknown.getFirst().toString(), words[0], words[1], "monitor_FK");
        }
        return item.with("monitor", rule.toString());
    }

    @Override
    public String uri() {
        return "ltm/monitor/" + type;
    }

    @Override
    public String kind() {
        return "tm:ltm:monitor:" + type + ":" + type;
    }

    @Override
    public String word() {
        return "monitor";
    }

    @Override
    public SortedMap<ObjectPath, Item> table(Configuration configuration) {
        return configuration.monitors(type);
    }

    @Override
    public Map<String, JsonNode> defaults() {
        return DEFAULTS.getOrDefault(type, Map.of());
    }

    /** What is not said comes from the parent. */
    @Override
    public Item created(Configuration configuration, Item item, ObjectNode body) {
        ObjectPath parent =
                ObjectPath.of(item.text("defaultsFrom").isEmpty() ? type.replace('-', '_') : item.text("defaultsFrom"));
        Item inherited = configuration.monitors(type).get(parent);
        if (inherited == null) {
            throw Errors.notFound(word(), parent.toString());
        }
        SortedMap<String, JsonNode> properties = new TreeMap<>(inherited.properties());
        item.properties().forEach((key, value) -> {
            if (body.has(key) || !properties.containsKey(key)) {
                properties.put(key, value);
            }
        });
        return expecting(new Item(item.path(), item.generation(), properties)).with("defaultsFrom", parent.toString());
    }

    /** Refuses what could not be looked for in an answer. */
    private static Item expecting(Item monitor) {
        try {
            Pattern.compile(monitor.text("recv"));
            return monitor;
        } catch (PatternSyntaxException notAPattern) {
            throw Errors.invalidValue("recv", monitor.text("recv"));
        }
    }

    @Override
    public Item changed(Configuration configuration, Item before, Item after, ObjectNode body) {
        JsonNode parent = before.value("defaultsFrom");
        return parent == null ? expecting(after) : expecting(after).with("defaultsFrom", parent);
    }

    @Override
    public void deleted(Configuration configuration, Item item) {
        boolean isUsed = configuration.pools().values().stream().anyMatch(pool -> uses(pool, item))
                || configuration.nodes().values().stream().anyMatch(node -> uses(node, item));
        for (Configuration.Membership membership : configuration.memberships()) {
            isUsed |= uses(membership.member(), item);
        }
        if (isUsed) {
            throw Errors.monitorInUse(item.path().toString());
        }
    }

    private static boolean uses(Item user, Item monitor) {
        return MonitorRule.parse(user.text("monitor")).monitors().contains(monitor.path());
    }
}
