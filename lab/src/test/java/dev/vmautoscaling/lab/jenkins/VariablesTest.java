package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the plugin is known to make of Alertmanager's payload (facts 1.7). */
class VariablesTest {

    @Test
    void a_payload_of_two_alerts_is_flattened_as_expected() throws IOException {
        String payload = resource("alertmanager-v4-two-alerts.json");
        JsonNode expected = JsonMapper.shared().readTree(resource("gwt-flattening-expected.json"));
        assertThat(expected.size()).isGreaterThan(10);
        expected.properties().forEach(each -> {
            String[] expression = each.getKey().split(" = | {2}\\(", 3);
            boolean flattened = each.getKey().endsWith("(flatten)");
            Map<String, String> variables = Variables.of(
                    trigger(expression[0], expression[1], flattened),
                    new Request("POST", "/", "", Map.of("content-type", "application/json"), payload, "127.0.0.1"));
            assertThat(JsonMapper.shared().<JsonNode>valueToTree(variables))
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        });
    }

    @Test
    void a_form_is_read_as_json_and_parameters_and_headers_are_numbered() {
        GenericTrigger trigger = new GenericTrigger(
                List.of(new GenericTrigger.Variable("a", "$.a[0]", false, "", Optional.of(""))),
                List.of(new GenericTrigger.Variable("q", "", false, "[^0-9]", Optional.empty())),
                List.of(new GenericTrigger.Variable("X-Request-Id", "", false, "", Optional.empty())),
                "",
                "",
                new GenericTrigger.Switches(false, false, false, false, false, false),
                "",
                "",
                "");
        Map<String, String> headers = Map.of("content-type", "application/x-www-form-urlencoded", "x-request-id", "77");
        assertThat(Variables.of(trigger, new Request("POST", "/", "q=1a&q=2", headers, "a=x+y", "127.0.0.1")))
                .isEqualTo(Map.of("q_0", "1", "q_1", "2", "x_request_id_0", "77", "x_request_id", "77", "a", "x y"));
    }

    private static GenericTrigger trigger(String key, String expression, boolean flattened) {
        return new GenericTrigger(
                List.of(new GenericTrigger.Variable(key, expression, false, "", Optional.empty())),
                List.of(),
                List.of(),
                "",
                "",
                new GenericTrigger.Switches(false, false, !flattened, false, false, false),
                "",
                "",
                "");
    }

    private static String resource(String name) throws IOException {
        try (var stream = VariablesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
