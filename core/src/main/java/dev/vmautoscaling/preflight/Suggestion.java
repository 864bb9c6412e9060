package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.preflight.Found;
import dev.vmautoscaling.domain.preflight.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a field of a new config should be.
 *
 * @param field its path, as in a config's document
 * @param value empty when nothing can be suggested
 * @param from where it comes from, or why there is none
 */
public record Suggestion(String field, Optional<String> value, String from) {
    static <T> Suggestion of(String field, Found<T> found, Function<T, String> value, Function<T, String> from) {
        return switch (found) {
            case Found.Value<T> known ->
                new Suggestion(field, Optional.of(value.apply(known.value())), from.apply(known.value()));
            case Found.Trouble<T> trouble -> new Suggestion(field, Optional.empty(), trouble.said());
            case Found.Unasked<T> unasked -> new Suggestion(field, Optional.empty(), "nothing is known that tells it");
        };
    }

    /** What most of them have; of two that are as frequent, the first in the alphabet. */
    static <T> Suggestion most(String field, Found<List<T>> found, Function<T, Stream<String>> value, String whose) {
        Found<Map.Entry<String, Long>> winner = map(
                found,
                all -> all.stream()
                        .flatMap(value)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .min(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey())));
        int all = found.known().map(List::size).orElse(0);
        return of(field, winner, Map.Entry::getKey, entry -> entry.getValue() + " of " + all + " " + whose);
    }

    /** The first that fits. */
    static <T> Found<T> first(Found<List<T>> found, Predicate<T> fits) {
        return map(found, all -> all.stream().filter(fits).findFirst());
    }

    /** Those that fit. */
    static <T> Found<List<T>> only(Found<List<T>> found, Predicate<T> fits) {
        return map(found, all -> Optional.of(all.stream().filter(fits).toList()));
    }

    private static <S, T> Found<T> map(Found<S> found, Function<S, Optional<T>> step) {
        return switch (found) {
            case Found.Value<S> value ->
                step.apply(value.value())
                        .<Found<T>>map(Found.Value::new)
                        .orElseGet(() -> new Found.Unasked<>(Key.F5_POOL));
            case Found.Trouble<S> trouble -> new Found.Trouble<>(trouble.said(), trouble.hint());
            case Found.Unasked<S> unasked -> new Found.Unasked<>(unasked.because());
        };
    }
}
