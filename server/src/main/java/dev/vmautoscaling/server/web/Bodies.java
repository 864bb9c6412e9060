package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.Binding;
import dev.vmautoscaling.server.config.Findings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies strictly: doubled keys, trailing text and deep nesting are refused, and every unknown field is named. */
final class Bodies {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Bodies() {}

    /** @throws Refused when the body is no JSON, or not that record with all its rules */
    static <T extends Record> T read(byte @Nullable [] body, Class<T> type) {
        Findings findings = new Findings();
        return Binding.bind(tree(body), type, findings)
                .filter(read -> !findings.hasErrors())
                .orElseThrow(() -> Refused.fields(findings.errors()));
    }

    /** An empty body is an empty map. */
    static Object tree(byte @Nullable [] body) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            Object tree = JSON.readValue(text, Object.class);
            return tree == null ? Map.of() : tree;
        } catch (JacksonException e) {
            throw Refused.because(HttpStatus.BAD_REQUEST, "body-unreadable", "no JSON: " + e.getOriginalMessage());
        }
    }
}
