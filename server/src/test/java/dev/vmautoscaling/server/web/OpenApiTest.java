package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.server.openapi.OpenApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class OpenApiTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]+) \\| `(/api[^`]*)` \\|", Pattern.MULTILINE);

    private final JsonNode document = JsonMapper.shared().readTree(OpenApi.json("1.2.3"));

    @Autowired
    MockMvcTester mvc;

    private interface Look {
        void at(String name, JsonNode operation);
    }

    private void everyOperation(Look look) {
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> look.at(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
    }

    @Test
    void every_endpoint_of_the_page_is_described_and_in_its_words() throws IOException {
        List<String> listed = ROW.matcher(Files.readString(Path.of("../docs/rest-api.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        List<String> described = new java.util.ArrayList<>();
        everyOperation((name, operation) -> {
            described.add(name);
            assertThat(operation.get("summary").asString()).as(name).isNotEmpty();
        });
        assertThat(described).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void every_body_has_a_schema_and_an_example() {
        everyOperation((name, operation) -> {
            if (operation.has("requestBody")) {
                operation.get("requestBody").get("content").propertyStream().forEach(content -> {
                    assertThat(content.getValue().has("schema")).as(name).isTrue();
                    JsonNode example = content.getValue().get("example");
                    assertThat(example).as(name).isNotNull();
                    assertThat(
                                    example.isString()
                                            ? List.of()
                                            : Conformity.violations(
                                                    content.getValue().get("schema"), example, "$"))
                            .as(name)
                            .isEmpty();
                });
            }
        });
    }

    @Test
    void every_operation_tells_its_problems_with_an_example_of_each() {
        everyOperation((name, operation) -> {
            JsonNode responses = operation.get("responses");
            assertThat(responses.propertyNames()).as(name).contains("401", "500", "503");
            responses
                    .propertyStream()
                    .filter(response -> response.getKey().compareTo("400") >= 0)
                    .forEach(response -> {
                        JsonNode content = response.getValue().get("content").get("application/problem+json");
                        content.get("examples")
                                .propertyStream()
                                .forEach(example -> assertThat(Conformity.violations(
                                                content.get("schema"),
                                                example.getValue().get("value"),
                                                "$"))
                                        .as(name + " " + example.getKey())
                                        .isEmpty());
                    });
        });
    }

    @Test
    void every_operation_has_an_identity_of_its_own() {
        List<String> ids = new java.util.ArrayList<>();
        everyOperation((name, operation) -> ids.add(operation.get("operationId").asString()));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void every_reference_leads_somewhere() {
        Pattern.compile("\"\\$ref\" : \"([^\"]*)\"")
                .matcher(OpenApi.json("1.2.3"))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(Conformity::resolved);
    }

    @Test
    void the_description_is_served() {
        assertThat(new Api(mvc).get("/api/openapi"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.openapi")
                .isEqualTo("3.1.0");
    }
}
