package dev.vmautoscaling.server.openapi;

import dev.vmautoscaling.server.config.Default;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.server.config.Records;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies that are taken as they stand: from each field's {@link Example}, else its default, else the plainest value of its kind. */
final class Examples {
    private Examples() {}

    /** Optional fields are there only when they have an example. */
    static Map<String, Object> of(Class<?> record) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            value(component).ifPresent(value -> example.put(component.getName(), value));
        }
        return example;
    }

    private static Optional<Object> value(RecordComponent component) {
        Example given = component.getAnnotation(Example.class);
        Type type = component.getGenericType();
        boolean isOptional = component.getType() == Optional.class;
        if (type instanceof ParameterizedType wrapped) {
            Type inner = wrapped.getActualTypeArguments()[0];
            if (given == null) {
                return Optional.empty();
            }
            Object element = inner instanceof Class<?> record && record.isRecord()
                    ? of(record)
                    : plain((Class<?>) inner, given.value());
            return Optional.of(isOptional ? element : List.of(element));
        }
        if (component.getType().isRecord()) {
            return Optional.of(of(component.getType()));
        }
        Default preset = component.getAnnotation(Default.class);
        String text = given != null ? given.value() : preset != null ? preset.value() : "";
        return Optional.of(text.isEmpty() ? plainest(component.getType()) : plain(component.getType(), text));
    }

    /** A value that is written as text in an annotation, as JSON has it. */
    static Object plain(Class<?> type, String text) {
        if (type == int.class || type == Integer.class || type == long.class) {
            return Integer.valueOf(text);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(text);
        }
        return type == boolean.class ? (Object) Boolean.valueOf(text) : text;
    }

    private static Object plainest(Class<?> type) {
        if (type.isEnum()) {
            return Records.word(type.getEnumConstants()[0]);
        }
        if (type == Duration.class) {
            return "5m";
        }
        return plain(type, type == String.class ? "text" : type == boolean.class ? "true" : "1");
    }
}
