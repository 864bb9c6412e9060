package dev.vmautoscaling.server.openapi;

import static dev.vmautoscaling.server.openapi.Schemas.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The whole REST interface as an OpenAPI document. */
public final class OpenApi {
    private static final String CONTROLLERS = "dev.vmautoscaling.server.web";
    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Z]+) \\| `(/api[^`]*)` \\| (.*) \\|$", Pattern.MULTILINE);

    private OpenApi() {}

    /** @param version of the product */
    public static Map<String, Object> document(String version) {
        Map<String, String> summaries = summaries();
        Schemas schemas = new Schemas();
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        for (Endpoint endpoint : Endpoint.in(CONTROLLERS)) {
            String summary = summaries.getOrDefault(endpoint.method() + " " + endpoint.path(), "");
            paths.computeIfAbsent(endpoint.path(), path -> new TreeMap<>())
                    .merge(
                            endpoint.method().toLowerCase(java.util.Locale.ROOT),
                            new Operation(endpoint, schemas).describe(summary),
                            OpenApi::bothTypes);
        }
        schemas.components().put(Problems.SCHEMA, Problems.schema());
        return tree(
                "openapi", "3.1.0",
                "info", tree("title", "VM Autoscaling", "version", version),
                "security", List.of(tree("basic", List.of()), tree("bearer", List.of())),
                "paths", paths,
                "components",
                        tree(
                                "securitySchemes",
                                tree(
                                        "basic", tree("type", "http", "scheme", "basic"),
                                        "bearer", tree("type", "http", "scheme", "bearer")),
                                "schemas",
                                schemas.components()));
    }

    /** Two handlers that answer one request in two media types are one operation. */
    private static Object bothTypes(Object first, Object second) {
        content(first).putAll(content(second));
        return first;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(Object operation) {
        Map<String, Object> responses = (Map<String, Object>) ((Map<String, Object>) operation).get("responses");
        Map<String, Object> ok =
                (Map<String, Object>) Objects.requireNonNull(responses).get("200");
        return (Map<String, Object>)
                Objects.requireNonNull(Objects.requireNonNull(ok).get("content"));
    }

    /** What each endpoint does, in the words of the page for people: they are written once. */
    private static Map<String, String> summaries() {
        Map<String, String> summaries = new HashMap<>();
        try (InputStream page = OpenApi.class.getResourceAsStream("/rest-api.md")) {
            String text =
                    new String(Objects.requireNonNull(page, "rest-api.md").readAllBytes(), StandardCharsets.UTF_8);
            ROW.matcher(text).results().forEach(row -> summaries.put(row.group(1) + " " + row.group(2), row.group(3)));
            return summaries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String json(String version) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document(version));
    }

    /** Writes the document where the build keeps it. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json(arguments[1]));
    }
}
