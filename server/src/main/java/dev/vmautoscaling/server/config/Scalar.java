package dev.vmautoscaling.server.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a single value is read.
 *
 * @param allowed what may stand there, in words
 * @param read empty when the value is of another kind; a text is always understood, so that defaults can be written as one
 */
record Scalar(String allowed, Function<Object, Optional<?>> read) {
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_LINES = 20_000;

    /** Text of several lines, such as a certificate. */
    static Scalar lines() {
        return new Scalar(
                "text of at most " + LONGEST_LINES + " characters",
                given -> given instanceof String text
                                && text.length() <= LONGEST_LINES
                                && text.chars().allMatch(c -> !Character.isISOControl(c) || c == '\n' || c == '\r')
                        ? Optional.of(text)
                        : Optional.empty());
    }

    static Scalar of(Class<?> type) {
        if (type == String.class) {
            return new Scalar("text without control characters", Scalar::text);
        }
        if (type == int.class || type == Integer.class) {
            return new Scalar("a whole number", Scalar::whole);
        }
        if (type == BigDecimal.class) {
            return new Scalar("a number", Scalar::number);
        }
        if (type == boolean.class) {
            return new Scalar("true or false", Scalar::truth);
        }
        if (type == Duration.class) {
            return new Scalar(DurationText.ALLOWED, Scalar::duration);
        }
        List<?> constants = Arrays.asList(type.getEnumConstants());
        List<String> words = constants.stream().map(Scalar::word).toList();
        return new Scalar(
                String.join(" or ", words), given -> index(words, given).map(constants::get));
    }

    /** An enum's constant as a document writes it. */
    static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Integer> index(List<String> words, Object given) {
        int index = words.indexOf(String.valueOf(given).toLowerCase(Locale.ROOT).replace('_', '-'));
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    private static Optional<?> text(Object given) {
        return given instanceof String text
                        && text.length() <= LONGEST_TEXT
                        && text.chars().noneMatch(Character::isISOControl)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<?> whole(Object given) {
        return switch (given) {
            case Integer number -> Optional.of(number);
            case String text -> matching(text, "[0-9]{1,9}").map(Integer::valueOf);
            default -> Optional.empty();
        };
    }

    private static Optional<?> number(Object given) {
        return switch (given) {
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case Double number -> Double.isFinite(number) ? moderate(BigDecimal.valueOf(number)) : Optional.empty();
            case BigDecimal number -> moderate(number);
            case String text ->
                matching(text, "[0-9]{1,9}(\\.[0-9]{1,9})?")
                        .map(BigDecimal::new)
                        .map(Scalar::plain);
            default -> Optional.empty();
        };
    }

    /** A number with an exponent beyond all sense would be written out digit by digit. */
    private static Optional<?> moderate(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > 15
                ? Optional.empty()
                : Optional.of(plain(number));
    }

    /** Without trailing zeros and without an exponent, so that equal numbers are equal values. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Optional<?> truth(Object given) {
        return switch (given) {
            case Boolean truth -> Optional.of(truth);
            case String text -> matching(text, "true|false").map(Boolean::valueOf);
            default -> Optional.empty();
        };
    }

    private static Optional<String> matching(String text, String pattern) {
        return text.matches(pattern) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<?> duration(Object given) {
        return given instanceof String text ? DurationText.parse(text) : Optional.empty();
    }
}
