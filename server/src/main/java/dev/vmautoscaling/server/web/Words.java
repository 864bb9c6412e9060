package dev.vmautoscaling.server.web;

import java.util.Locale;

/** Constants as the API writes them. */
final class Words {
    private Words() {}

    /** {@code scale-out} for {@code SCALE_OUT}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
