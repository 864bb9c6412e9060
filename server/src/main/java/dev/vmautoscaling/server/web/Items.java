package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.persistence.Page;
import java.util.List;
import java.util.function.Function;

/**
 * A list as the API answers it.
 *
 * @param total how many there are, of which {@code items} may be a part
 */
record Items<T>(List<T> items, long total) {
    static <S, T> Items<T> of(Page<S> page, Function<S, T> view) {
        return new Items<>(page.items().stream().map(view).toList(), page.total());
    }
}
