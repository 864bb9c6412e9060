package dev.vmautoscaling.server.openapi;

import static dev.vmautoscaling.server.openapi.Schemas.tree;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One endpoint as OpenAPI describes it. */
final class Operation {
    private final Endpoint endpoint;
    private final Schemas schemas;

    Operation(Endpoint endpoint, Schemas schemas) {
        this.endpoint = endpoint;
        this.schemas = schemas;
    }

    Map<String, Object> describe(String summary) {
        Map<String, Object> operation = tree(
                "operationId", id(),
                "tags", List.of(tag()),
                "summary", summary,
                "parameters", parameters());
        body().ifPresent(body -> operation.put("requestBody", body));
        Map<String, Object> responses = new LinkedHashMap<>();
        for (int status : statuses()) {
            responses.put(Integer.toString(status), answer());
        }
        responses.putAll(new Problems(endpoint).responses());
        operation.put("responses", responses);
        return operation;
    }

    private String tag() {
        return endpoint.handler().getDeclaringClass().getSimpleName().replaceFirst("Controller$", "");
    }

    private String id() {
        return tag() + "." + endpoint.handler().getName();
    }

    private List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        endpoint.variables().forEach(name -> parameters.add(parameter("path", name, true, text())));
        for (Parameter parameter : endpoint.handler().getParameters()) {
            Filters filters = parameter.getAnnotation(Filters.class);
            if (filters != null) {
                Arrays.stream(filters.value()).forEach(name -> parameters.add(parameter("query", name, false, text())));
                parameters.add(parameter("query", "page", false, whole(0, 1_000_000)));
                parameters.add(parameter("query", "size", false, whole(1, 1_000)));
                parameters.add(parameter("query", "sort", false, text()));
            }
            RequestHeader header = parameter.getAnnotation(RequestHeader.class);
            if (header != null) {
                parameters.add(parameter("header", header.name(), isNeeded(header), text()));
            }
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                parameters.add(parameter("query", parameter.getName(), false, schemas.answer(parameter.getType())));
            }
        }
        if (endpoint.takesKey()) {
            parameters.add(parameter("header", "Idempotency-Key", false, text()));
        }
        return parameters;
    }

    /** What may also be made by the same request has no version to name then. */
    private boolean isNeeded(RequestHeader header) {
        boolean mayMake = Arrays.stream(endpoint.handler().getParameters())
                .map(parameter -> parameter.getAnnotation(RequestHeader.class))
                .anyMatch(other -> other != null && other.name().equals(HttpHeaders.IF_NONE_MATCH));
        return header.name().equals(HttpHeaders.IF_MATCH) && !endpoint.method().equals("POST") && !mayMake;
    }

    private static Map<String, Object> parameter(String in, String name, boolean required, Map<String, Object> schema) {
        return tree("name", name, "in", in, "required", required, "schema", schema);
    }

    private static Map<String, Object> text() {
        return tree("type", "string");
    }

    private static Map<String, Object> whole(int lowest, int highest) {
        return tree("type", "integer", "minimum", lowest, "maximum", highest);
    }

    private Optional<Map<String, Object>> body() {
        Sample sample = endpoint.handler().getAnnotation(Sample.class);
        if (sample != null) {
            String[] consumes = endpoint.mapping().consumes();
            String type = consumes.length == 0 ? MediaType.APPLICATION_JSON_VALUE : consumes[0];
            return Optional.of(tree("content", tree(type, tree("schema", tree(), "example", sample.value()))));
        }
        return Arrays.stream(endpoint.handler().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Body.class))
                .findFirst()
                .map(this::body);
    }

    private Map<String, Object> body(Parameter parameter) {
        Body body = Optional.ofNullable(parameter.getAnnotation(Body.class)).orElseThrow();
        Class<?> record = body.of() == Void.class ? parameter.getType() : body.of();
        Map<String, Object> schema = schemas.document(record, body.partial());
        return tree(
                "content",
                tree(MediaType.APPLICATION_JSON_VALUE, tree("schema", schema, "example", Examples.of(record))));
    }

    private int[] statuses() {
        Answers declared = endpoint.handler().getAnnotation(Answers.class);
        return declared != null ? declared.value() : new int[] {isEmpty() ? 204 : 200};
    }

    /** What has a media type has a body, whoever writes it. */
    private boolean isEmpty() {
        Type type = answered();
        return (type == Void.class || type == void.class) && endpoint.mapping().produces().length == 0;
    }

    private Type answered() {
        Type type = endpoint.handler().getGenericReturnType();
        return type instanceof ParameterizedType wrapped && wrapped.getRawType() == ResponseEntity.class
                ? wrapped.getActualTypeArguments()[0]
                : type;
    }

    private Map<String, Object> answer() {
        if (isEmpty()) {
            return tree("description", "done");
        }
        String[] produces = endpoint.mapping().produces();
        String type = produces.length == 0 ? MediaType.APPLICATION_JSON_VALUE : produces[0];
        Map<String, Object> schema = answered() == void.class ? text() : schemas.answer(answered());
        return tree("description", "done", "content", tree(type, tree("schema", schema)));
    }
}
