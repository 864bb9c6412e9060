package dev.vmautoscaling.server.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of a parsed YAML or JSON tree (maps, lists, texts, numbers, truth values), strictly: an unknown field, a missing
 * one and a value of another kind are all refused, and all of them are told at once with their paths. Data-binding
 * libraries stop at the first.
 *
 * <p>An {@code Optional} component may be absent; one with a {@link Default} then has that; a list is then empty; a nested record
 * is then read as if it had been given without fields.
 */
public final class Binding {
    private static final int LONGEST_LIST = 2_000;

    /** What a component says about its value beside its type. */
    private record Marks(boolean isSecret, boolean hasLines) {
        static final Marks NONE = new Marks(false, false);

        static Marks of(RecordComponent component) {
            return new Marks(component.isAnnotationPresent(Secret.class), component.isAnnotationPresent(Lines.class));
        }
    }

    private final Findings findings;

    private Binding(Findings findings) {
        this.findings = findings;
    }

    /** The tree as a {@code T}; empty when anything of it could not be read, which the findings then tell. Rules are checked too. */
    public static <T extends Record> Optional<T> bind(Object tree, Class<T> type, Findings findings) {
        return new Binding(findings).value("", tree, type, Marks.NONE).map(type::cast);
    }

    private Optional<? extends Object> value(String path, Object tree, Type type, Marks marks) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(path, tree, list.getActualTypeArguments()[0]);
        }
        if (type instanceof Class<?> target && target.isRecord()) {
            return tree instanceof Map<?, ?> fields
                    ? record(path, fields, target)
                    : refused(path, tree, "fields with values");
        }
        Scalar scalar = marks.hasLines() ? Scalar.lines() : Scalar.of((Class<?>) type);
        Optional<?> read = scalar.read().apply(tree);
        return read.isPresent() ? read : refused(path, marks.isSecret() ? "(secret)" : tree, scalar.allowed());
    }

    private Optional<List<Object>> list(String path, Object tree, Type element) {
        if (!(tree instanceof List<?> elements) || elements.size() > LONGEST_LIST) {
            return refused(path, tree, "a list of at most " + LONGEST_LIST);
        }
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Object each = elements.get(i);
            String at = path + "[" + i + "]";
            (each == null ? refused(at, "nothing", "a value") : value(at, each, element, Marks.NONE))
                    .ifPresent(read::add);
        }
        return read.size() == elements.size() ? Optional.of(read) : Optional.empty();
    }

    private Optional<Record> record(String path, Map<?, ?> fields, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(path, fields, components);
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent component : components) {
            component(Checks.join(path, component.getName()), fields.get(component.getName()), component)
                    .ifPresent(arguments::add);
        }
        if (arguments.size() < components.length) {
            return Optional.empty();
        }
        Record made = Records.make(type, arguments);
        if (made instanceof Checked checked) {
            checked.check(findings.at(path));
        }
        return Optional.of(made);
    }

    private Optional<? extends Object> component(String path, @Nullable Object given, RecordComponent component) {
        Marks marks = Marks.of(component);
        if (component.getGenericType() instanceof ParameterizedType type && type.getRawType() == Optional.class) {
            return given == null
                    ? Optional.of(Optional.empty())
                    : present(value(path, given, type.getActualTypeArguments()[0], marks));
        }
        return given == null ? absent(path, component) : value(path, given, component.getGenericType(), marks);
    }

    /** What could be read is itself what the component holds; what could not has been told. */
    private static Optional<? extends Object> present(Optional<?> read) {
        return read.isPresent() ? Optional.of(read) : Optional.empty();
    }

    private Optional<? extends Object> absent(String path, RecordComponent component) {
        Default preset = component.getAnnotation(Default.class);
        if (preset != null) {
            return Scalar.of(component.getType()).read().apply(preset.value());
        }
        if (component.getType() == List.class) {
            return Optional.of(List.of());
        }
        if (component.getType().isRecord()) {
            return record(path, Map.of(), component.getType());
        }
        return refused(path, "nothing", Scalar.of(component.getType()).allowed(), "this field must be given");
    }

    private void refuseUnknown(String path, Map<?, ?> fields, RecordComponent[] components) {
        Set<String> known = new HashSet<>();
        for (RecordComponent component : components) {
            known.add(component.getName());
        }
        for (Object field : fields.keySet()) {
            String name = String.valueOf(field);
            if (!known.contains(name)) {
                refused(
                        Checks.join(path, name),
                        "an unknown field",
                        "one of " + sorted(known),
                        Nearest.hint(name, known));
            }
        }
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private <T> Optional<T> refused(String path, Object rejected, String allowed) {
        return refused(path, rejected, allowed, "");
    }

    private <T> Optional<T> refused(String path, Object rejected, String allowed, String hint) {
        findings.error(new FieldError(path, shown(rejected), allowed, hint));
        return Optional.empty();
    }

    /** A whole section would be no help in an error. */
    private static String shown(Object rejected) {
        return switch (rejected) {
            case Map<?, ?> map -> "fields with values";
            case List<?> list -> "a list of " + list.size();
            default -> rejected.toString();
        };
    }
}
