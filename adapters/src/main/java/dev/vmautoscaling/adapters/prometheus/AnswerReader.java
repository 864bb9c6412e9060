package dev.vmautoscaling.adapters.prometheus;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers of the query API as a stream: those of a thousand services are megabytes, and nothing but the rows is
 * kept. What it does not know it skips.
 *
 * <p>Not being JSON shows as {@link tools.jackson.core.JacksonException}.
 */
final class AnswerReader {
    private AnswerReader() {}

    /** Each element of an instant vector; none of any other type of result. */
    static void vector(InputStream body, Consumer<Row> rows) {
        array(body, "result", json -> row(json, rows));
    }

    interface Point {
        void at(Map<String, String> labels, double seconds, double value);
    }

    /** Each point of each series of a matrix, whichever of labels and values comes first. */
    static void matrix(InputStream body, Point points) {
        array(body, "result", json -> series(json, points));
    }

    private static void series(JsonParser json, Point points) {
        Map<String, String> labels = new HashMap<>();
        List<double[]> values = new ArrayList<>();
        fields(json, (name, at) -> {
            switch (name) {
                case "metric" -> fields(at, (label, text) -> labels.put(label, text.getString()));
                case "values" -> pairs(at, values);
                default -> at.skipChildren();
            }
        });
        values.forEach(pair -> points.at(labels, pair[0], pair[1]));
    }

    private static void pairs(JsonParser json, List<double[]> values) {
        while (json.nextToken() == JsonToken.START_ARRAY) {
            json.nextToken();
            double seconds = json.getDoubleValue();
            json.nextToken();
            values.add(new double[] {seconds, number(json.getString())});
            json.nextToken();
        }
    }

    /** Each active target. */
    static void targets(InputStream body, Consumer<Target> targets) {
        array(body, "activeTargets", json -> target(json, targets));
    }

    /** Walks {@code {"data":{NAME:[{…},…]}}}; the element reader is called at the start of each object. */
    private static void array(InputStream body, String name, Consumer<JsonParser> element) {
        try (JsonParser json = JsonMapper.shared().createParser(body)) {
            json.nextToken();
            fields(json, (field, at) -> {
                if (field.equals("data")) {
                    fields(at, (inner, value) -> {
                        if (inner.equals(name)) {
                            elements(value, element);
                        } else {
                            value.skipChildren();
                        }
                    });
                } else {
                    at.skipChildren();
                }
            });
        }
    }

    private interface Field {
        /** Reads or skips the value that the parser stands at. */
        void read(String name, JsonParser json);
    }

    /** Each field of the object that the parser stands at; does nothing at anything else. */
    private static void fields(JsonParser json, Field field) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            field.read(name, json);
        }
    }

    private static void elements(JsonParser json, Consumer<JsonParser> element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            element.accept(json);
        }
    }

    private static void row(JsonParser json, Consumer<Row> rows) {
        Map<String, String> labels = new HashMap<>();
        double[] value = {Double.NaN};
        fields(json, (name, at) -> {
            switch (name) {
                case "metric" -> fields(at, (label, text) -> labels.put(label, text.getString()));
                case "value" -> value[0] = sample(at);
                default -> at.skipChildren();
            }
        });
        rows.accept(new Row(labels, value[0]));
    }

    /** The second of {@code [1763863200.123, "0.42"]}. */
    private static double sample(JsonParser json) {
        json.nextToken();
        json.nextToken();
        String text = json.getString();
        json.nextToken();
        return number(text);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static void target(JsonParser json, Consumer<Target> targets) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> labels = new HashMap<>();
        fields(json, (name, at) -> {
            if (name.equals("labels")) {
                fields(at, (label, text) -> labels.put(label, text.getString()));
            } else if (at.currentToken() == JsonToken.VALUE_STRING) {
                texts.put(name, at.getString());
            } else {
                at.skipChildren();
            }
        });
        targets.accept(new Target(
                labels.getOrDefault("job", ""),
                labels.getOrDefault("service", ""),
                texts.getOrDefault("scrapeUrl", ""),
                texts.getOrDefault("health", "").equals("up"),
                texts.getOrDefault("lastScrape", "")));
    }
}
