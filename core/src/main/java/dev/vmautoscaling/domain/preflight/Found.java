package dev.vmautoscaling.domain.preflight;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What asking an outside system came to. */
public sealed interface Found<T> {
    record Value<T>(T value) implements Found<T> {}

    /** @param said the system's own message, with its name */
    record Trouble<T>(String said, String hint) implements Found<T> {}

    /** It makes no sense to ask: another check tells why. */
    record Unasked<T>(Key because) implements Found<T> {}

    static <T> Found<T> trouble(OutsideFault fault) {
        return new Trouble<>(String.valueOf(fault.getMessage()), fault.hint());
    }

    /** Empty when nothing was found out. */
    default Optional<T> known() {
        return switch (this) {
            case Value<T> value -> Optional.of(value.value());
            case Trouble<T> trouble -> Optional.empty();
            case Unasked<T> unasked -> Optional.empty();
        };
    }

    /** The judgement on the value; a system that could not be asked fails the check with its own words. */
    default Item judged(Key key, Function<T, Item> judgement) {
        return switch (this) {
            case Value<T> value -> judgement.apply(value.value());
            case Trouble<T> trouble -> Item.fail(key, trouble.said(), trouble.hint(), List.of());
            case Unasked<T> unasked -> Item.see(key, unasked.because());
        };
    }
}
