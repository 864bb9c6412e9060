package dev.vmautoscaling.lab.f5;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Statistics: flat dotted keys inside {@code nestedStats} inside an object keyed by link (facts 2, stats). */
final class Stats {

    private final ObjectNode entries = JsonMapper.shared().createObjectNode();

    Stats value(String key, long value) {
        entries.putObject(key).put("value", value);
        return this;
    }

    Stats zeros(String... keys) {
        for (String key : keys) {
            value(key, 0);
        }
        return this;
    }

    Stats text(String key, String description) {
        entries.putObject(key).put("description", description);
        return this;
    }

    Stats status(String availability, String enabled, String reason) {
        return text("status.availabilityState", availability)
                .text("status.enabledState", enabled)
                .text("status.statusReason", reason);
    }

    Stats traffic(String side, Traffic traffic) {
        return value(side + ".bitsIn", traffic.bitsIn())
                .value(side + ".bitsOut", traffic.bitsOut())
                .value(side + ".curConns", traffic.current())
                .value(side + ".maxConns", traffic.highest())
                .zeros(side + ".pktsIn", side + ".pktsOut")
                .value(side + ".totConns", traffic.total());
    }

    /** fixture pool-stats-16.0: one object's statistics. */
    static ObjectNode one(Kind kind, Item item, Stats stats) {
        String uri = kind.uriOf(item.path()) + "/stats";
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("kind", kind.kind() + "stats");
        answer.put("generation", item.generation());
        answer.put("selfLink", Links.self(uri));
        nest(answer.putObject("entries"), kind, uri, stats);
        return answer;
    }

    /** fixture members-stats-collection-14.1: those of all objects. */
    static ObjectNode all(Kind kind, Map<Item, Stats> rows) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("kind", kind.kind() + "collectionstats");
        answer.put("selfLink", Links.self(kind.uri() + "/stats"));
        if (!rows.isEmpty()) {
            ObjectNode entries = answer.putObject("entries");
            new LinkedHashMap<>(rows)
                    .forEach((item, stats) -> nest(entries, kind, kind.uriOf(item.path()) + "/stats", stats));
        }
        return answer;
    }

    private static void nest(ObjectNode entries, Kind kind, String uri, Stats stats) {
        ObjectNode nested = entries.putObject(Links.key(uri)).putObject("nestedStats");
        nested.put("kind", kind.kind() + "stats");
        nested.put("selfLink", Links.self(uri));
        nested.set("entries", stats.entries);
    }
}
