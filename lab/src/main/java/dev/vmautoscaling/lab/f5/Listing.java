package dev.vmautoscaling.lab.f5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Collections: {@code $filter}, {@code $select}, {@code $top}, {@code expandSubcollections} (facts 2, list pools). */
final class Listing {

    private Listing() {}

    static ObjectNode of(Kind kind, Configuration configuration, Call call) {
        List<Item> items = kind.rows(configuration).values().stream()
                .filter(item -> accepts(call, item))
                .toList();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("kind", kind.kind() + "collectionstate");
        answer.put("selfLink", Links.self(kind.uri() + query(call.query())));
        List<Item> page = page(kind, call, items, answer);
        if (!page.isEmpty()) {
            // facts 2: an empty collection has no items key
            ArrayNode shown = answer.putArray("items");
            page.forEach(item -> shown.add(
                    selected(ObjectVerbs.show(kind, configuration, item, call.asks("expandSubcollections")), call)));
        }
        return answer;
    }

    /** {@code $select=name,fullPath}: only these keys. */
    static ObjectNode selected(ObjectNode shown, Call call) {
        String select = call.query().getOrDefault("$select", "");
        if (select.isEmpty()) {
            return shown;
        }
        Set<String> wanted =
                Arrays.stream(select.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return shown.retain(wanted);
    }

    /** The one filter that the device itself knows: {@code partition eq Common}. */
    private static boolean accepts(Call call, Item item) {
        String[] filter = call.query().getOrDefault("$filter", "").strip().split("\\s+", -1);
        return filter.length != 3
                || !filter[0].equals("partition")
                || filter[2].replace("'", "").equals(item.path().partition());
    }

    /** [M] for the counts; facts 2 for {@code nextLink}. */
    private static List<Item> page(Kind kind, Call call, List<Item> items, ObjectNode answer) {
        int top = number(call, "$top");
        if (top <= 0) {
            return items;
        }
        int skip = Math.min(number(call, "$skip"), items.size());
        List<Item> page = items.subList(skip, Math.min(skip + top, items.size()));
        answer.put("currentItemCount", page.size())
                .put("itemsPerPage", top)
                .put("pageIndex", skip / top + 1)
                .put("startIndex", skip + 1)
                .put("totalItems", items.size())
                .put("totalPages", (items.size() + top - 1) / top);
        if (skip + top < items.size()) {
            Map<String, String> next = new LinkedHashMap<>(call.query());
            next.put("$skip", Integer.toString(skip + top));
            answer.put("nextLink", Links.self(kind.uri() + query(next)));
        }
        return page;
    }

    private static int number(Call call, String option) {
        String value = call.query().getOrDefault(option, "");
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    private static String query(Map<String, String> query) {
        List<String> pairs = new ArrayList<>();
        query.forEach((key, value) -> pairs.add(key + "=" + value.replace(" ", "+")));
        pairs.removeIf(pair -> pair.startsWith("ver="));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}
