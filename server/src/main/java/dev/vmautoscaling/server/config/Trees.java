package dev.vmautoscaling.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Documents as plain trees: one laid over another, and what differs between two. */
public final class Trees {
    private Trees() {}

    /**
     * One field that differs.
     *
     * @param field its path
     * @param before empty when it was not there
     * @param after empty when it is not there any more
     */
    public record Difference(String field, Optional<String> before, Optional<String> after) {}

    /** What {@code given} names is replaced, field by field; nothing (null) stands for leaving a field out; lists go as a whole. */
    static @Nullable Object merged(@Nullable Object before, @Nullable Object given) {
        if (!(before instanceof Map<?, ?> old) || !(given instanceof Map<?, ?> fresh)) {
            return given;
        }
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(old);
        fresh.forEach((field, value) -> all.put(field, merged(old.get(field), value)));
        return all;
    }

    /** By field, in the order of their paths. */
    public static List<Difference> differences(Map<String, Object> before, Map<String, Object> after) {
        Map<String, String> old = new LinkedHashMap<>();
        Map<String, String> fresh = new LinkedHashMap<>();
        flatten("", before, old);
        flatten("", after, fresh);
        TreeSet<String> fields = new TreeSet<>(old.keySet());
        fields.addAll(fresh.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String field : fields) {
            Optional<String> was = Optional.ofNullable(old.get(field));
            Optional<String> is = Optional.ofNullable(fresh.get(field));
            if (!was.equals(is)) {
                differences.add(new Difference(field, was, is));
            }
        }
        return differences;
    }

    private static void flatten(String path, Object value, Map<String, String> leaves) {
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((field, each) -> flatten(Checks.join(path, String.valueOf(field)), each, leaves));
        } else {
            leaves.put(path, value.toString());
        }
    }
}
