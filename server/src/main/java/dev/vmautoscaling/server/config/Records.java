package dev.vmautoscaling.server.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records made from their components, and taken apart into a tree that {@link Binding} reads back to the same record. */
public final class Records {
    private Records() {}

    static Record make(Class<?> type, List<Object> arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " refuses what its rules allow", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no constructor for its components", e);
        }
    }

    /** An enum's constant as a document writes it. */
    public static String word(Object constant) {
        return Scalar.word(constant);
    }

    /** The record as a document writes it, fields in their order; what is absent is left out. */
    public static Map<String, Object> tree(Record value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            plain(read(component, value)).ifPresent(part -> tree.put(component.getName(), part));
        }
        return tree;
    }

    private static Optional<Object> plain(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.flatMap(Records::plain);
            case Record part -> Optional.of(tree(part));
            case List<?> list ->
                Optional.of(list.stream().flatMap(each -> plain(each).stream()).toList());
            case Duration duration -> Optional.of(DurationText.of(duration));
            case Enum<?> constant -> Optional.of(Scalar.word(constant));
            case BigDecimal number -> Optional.of(shortest(number));
            default -> Optional.of(value);
        };
    }

    private static Object shortest(BigDecimal number) {
        BigDecimal plain = Scalar.plain(number);
        return plain.scale() == 0 ? (Object) plain.intValueExact() : (Object) plain.doubleValue();
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
