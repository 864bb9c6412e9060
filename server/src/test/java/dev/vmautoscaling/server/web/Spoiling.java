package dev.vmautoscaling.server.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bad bodies of good ones: other types, monstrous values, doubled and unknown fields, broken text. */
final class Spoiling {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
    private static final List<String> VALUES = List.of(
            "null",
            "-1",
            "0",
            "1e308",
            "1e-308",
            "99999999999999999999999999",
            "3.5",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\ud83d\\ude00 \\u202e \\uffff\"",
            "\"'; drop table scaling_group; --\"",
            "\"${jndi:ldap://x}\"",
            "\"" + "x".repeat(30_000) + "\"",
            "{}",
            "[]",
            "[[[]]]",
            "[null]",
            "{\"\":null}",
            "\"9999999999h\"",
            "\"-5m\"",
            "\"300.1.1.1\"",
            "\"::\"");

    private final Random random;

    Spoiling(Random random) {
        this.random = random;
    }

    byte[] of(String good) {
        return switch (random.nextInt(8)) {
            case 0 -> bytes(good.substring(0, random.nextInt(good.length())));
            case 1 -> garbled(good);
            case 2 -> bytes(good.replaceFirst("\\{", "{\"" + field(good) + "\":1,"));
            case 3 -> bytes(good.replaceFirst("\\{", "{\"unknown\\u0000" + random.nextInt() + "\":" + DEEP + ","));
            case 4 -> bytes(VALUES.get(random.nextInt(VALUES.size())));
            default -> bytes(replaced(good));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String field(String good) {
        return JSON.readTree(good).propertyNames().iterator().next();
    }

    private byte[] garbled(String good) {
        byte[] bytes = bytes(good);
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** One value somewhere in it is another. */
    private String replaced(String good) {
        JsonNode tree = JSON.readTree(good);
        List<Runnable> ways = new ArrayList<>();
        collect(tree, ways);
        String mark = "\"\u2603\"";
        ways.get(random.nextInt(ways.size())).run();
        return JSON.writeValueAsString(tree).replace(mark, VALUES.get(random.nextInt(VALUES.size())));
    }

    private static void collect(JsonNode node, List<Runnable> ways) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().toList().forEach(field -> {
                ways.add(() -> object.put(field.getKey(), "\u2603"));
                collect(field.getValue(), ways);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                ways.add(() -> array.set(at, "\u2603"));
                collect(array.get(i), ways);
            }
        }
    }
}
