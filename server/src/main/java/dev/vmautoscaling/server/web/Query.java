package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.Nearest;
import dev.vmautoscaling.server.persistence.Page;
import dev.vmautoscaling.server.persistence.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query parameters of a list: {@code page} (from 0), {@code size} (1 to 1000), {@code sort} (the field that the list is
 * ordered by, with {@code -} before it for the other way round) and the list's own filters. All that are wrong are told at once;
 * a parameter that nobody knows is wrong too, for it would look as if it had filtered.
 */
final class Query {
    private static final int USUAL_SIZE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final Map<String, String[]> given;
    private final List<FieldError> errors = new ArrayList<>();

    private Query(Map<String, String[]> given) {
        this.given = given;
    }

    /** @param filters the names of the list's own parameters */
    static Query of(HttpServletRequest request, String... filters) {
        Query query = new Query(request.getParameterMap());
        Set<String> known = new HashSet<>(List.of("page", "size", "sort"));
        known.addAll(Arrays.asList(filters));
        for (String name : query.given.keySet()) {
            if (!known.contains(name)) {
                query.refuse(
                        name,
                        "an unknown parameter",
                        "one of " + known.stream().sorted().toList(),
                        Nearest.hint(name, known));
            }
        }
        return query;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name))
                .map(values -> values[values.length - 1])
                .filter(text -> !text.isEmpty());
    }

    /** All values of a parameter that may be given several times, or with commas. */
    List<String> texts(String name) {
        return Arrays.stream(given.getOrDefault(name, new String[0]))
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException e) {
                refuse(name, text, "a time such as 2026-11-23T12:00:00Z", "");
                return Optional.empty();
            }
        });
    }

    /** A constant in either case, with - or _. */
    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return text(name).flatMap(text -> constant(name, text, type));
    }

    /** Any of several constants. */
    <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        return texts(name).stream()
                .flatMap(text -> constant(name, text, type).stream())
                .toList();
    }

    private <E extends Enum<E>> Optional<E> constant(String name, String text, Class<E> type) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        List<E> constants = Arrays.asList(type.getEnumConstants());
        Optional<E> found = constants.stream()
                .filter(constant -> constant.name().equals(wanted))
                .findFirst();
        if (found.isEmpty()) {
            refuse(name, text, "one of " + constants, "");
        }
        return found;
    }

    /**
     * One of these names; the only one when none is given.
     *
     * @param kind of what the names are, for whoever gave a wrong one
     */
    String oneOf(String name, String kind, List<String> known) {
        Optional<String> given = text(name);
        if (given.isEmpty() && known.size() == 1) {
            return known.getFirst();
        }
        if (given.filter(known::contains).isEmpty()) {
            String allowed = known.isEmpty() ? kind + ", of which there is none yet" : kind + ", one of " + known;
            refuse(name, given.orElse("nothing"), allowed, Nearest.hint(given.orElse(""), known));
            throw Refused.parameters(errors);
        }
        return given.get();
    }

    int number(String name, int preset, int lowest, int highest) {
        String text = text(name).orElse(Integer.toString(preset));
        int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (value < lowest || value > highest) {
            refuse(name, text, lowest + " to " + highest, "");
            return preset;
        }
        return value;
    }

    /**
     * The part that is wanted of a list that is usually ordered newest first.
     *
     * @throws Refused with everything that is wrong with the parameters
     */
    Paging newestFirst(String field) {
        return paging(field, "-" + field);
    }

    /** The same for a list that is usually in ascending order. */
    Paging ascending(String field) {
        return paging(field, field);
    }

    private Paging paging(String field, String preset) {
        int size = number("size", USUAL_SIZE, 1, Paging.MOST);
        int page = number("page", 0, 0, LAST_PAGE / size);
        String sort = text("sort").orElse(preset);
        if (!sort.equals(field) && !sort.equals("-" + field)) {
            refuse("sort", sort, field + " or -" + field, "");
        }
        check();
        return new Paging(page * size, size, !sort.startsWith("-"));
    }

    /**
     * The wanted part of a short list in the wanted order.
     *
     * @param preset the usual one
     * @param orders by the names of the fields that it can be ordered by
     */
    <T> Page<T> sorted(List<T> all, String preset, Map<String, Comparator<T>> orders) {
        String field = text("sort").orElse(preset).replaceFirst("^-", "");
        Comparator<T> order = orders.get(field);
        if (order == null) {
            refuse("sort", field, "one of " + orders.keySet().stream().sorted().toList(), "");
            return part(all, preset);
        }
        return part(all.stream().sorted(order).toList(), field);
    }

    /** The wanted part of a short list, which is in ascending order of {@code field}. */
    <T> Page<T> part(List<T> all, String field) {
        Paging paging = ascending(field);
        List<T> ordered = paging.oldestFirst() ? all : all.reversed();
        List<T> part =
                ordered.stream().skip(paging.offset()).limit(paging.limit()).toList();
        return new Page<>(part, all.size());
    }

    /**
     * The wanted part of a short list that can be ordered by several fields.
     *
     * @param preset the field that it is ordered by unless something else is asked for
     */
    <T> Page<T> part(List<T> all, String preset, Map<String, Comparator<T>> orders) {
        String sort = text("sort").orElse(preset);
        String field = sort.startsWith("-") ? sort.substring(1) : sort;
        Comparator<T> order = orders.get(field);
        if (order == null) {
            refuse("sort", sort, "one of " + orders.keySet().stream().sorted().toList() + ", - before it", "");
            throw Refused.parameters(errors);
        }
        return part(all.stream().sorted(order).toList(), field);
    }

    /** @throws Refused with everything that is wrong with the parameters */
    void check() {
        if (!errors.isEmpty()) {
            throw Refused.parameters(errors);
        }
    }

    void refuse(String name, String rejected, String allowed, String hint) {
        errors.add(new FieldError(name, rejected, allowed, hint));
    }
}
