package dev.vmautoscaling.adapters.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a tree of maps, lists, texts, numbers and truth values as YAML that parsers of version 1.1 and 1.2 read the same:
 * whatever could be taken for something else is quoted, control characters are escaped.
 */
public final class YamlWriter {
    private static final String STEP = "  ";
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

    /** Durations are plain because people write them so. */
    private static final Pattern PLAIN_IN_FLOW = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*|[0-9]+(ms|s|m|h)");
    /** Parsers of version 1.1 take no colon in a plain text of a flow. */
    private static final Pattern PLAIN =
            Pattern.compile(PLAIN_IN_FLOW.pattern() + "|[A-Za-z_][A-Za-z0-9_]*(:[A-Za-z0-9_]+)+");

    private YamlWriter() {}

    /** A part of a block that is written in one line: {@code {a: b}}. */
    public record Inline(Object tree) {}

    /** The lines of a map or list, first column first, without line ends. A text of several lines stands in lines of its own. */
    public static List<String> block(Object tree) {
        List<String> lines = new ArrayList<>();
        switch (tree) {
            case Map<?, ?> map -> map.forEach((key, value) -> entry(lines, scalar(key, false) + ":", value));
            case List<?> list -> list.forEach(item -> item(lines, item));
            default -> lines.add(scalar(tree, false));
        }
        return lines;
    }

    private static void entry(List<String> lines, String key, Object value) {
        if (value instanceof String text && text.contains("\n") && isLiteral(text)) {
            lines.add(key + " |-");
            text.lines().map(line -> line.isEmpty() ? "" : STEP + line).forEach(lines::add);
        } else if (isNested(value)) {
            lines.add(key);
            block(value).forEach(line -> lines.add(line.isEmpty() ? "" : STEP + line));
        } else {
            lines.add(key + " " + inline(value));
        }
    }

    private static String inline(Object value) {
        return value instanceof Inline || value instanceof Map || value instanceof List
                ? flow(value)
                : scalar(value, false);
    }

    private static boolean isNested(Object value) {
        return switch (value) {
            case Map<?, ?> map -> !map.isEmpty();
            case List<?> list -> !list.isEmpty();
            default -> false;
        };
    }

    private static void item(List<String> lines, Object item) {
        if (!isNested(item)) {
            lines.add("- " + inline(item));
            return;
        }
        List<String> nested = block(item);
        lines.add("- " + nested.getFirst());
        nested.stream().skip(1).map(line -> line.isEmpty() ? "" : STEP + line).forEach(lines::add);
    }

    /** The tree in one line. */
    public static String flow(Object tree) {
        return switch (tree) {
            case Inline inline -> flow(inline.tree());
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> scalar(entry.getKey(), true) + ": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
            default -> scalar(tree, true);
        };
    }

    private static String scalar(Object value, boolean inFlow) {
        String text = String.valueOf(value);
        if (!(value instanceof String) || isPlain(text, inFlow)) {
            return text;
        }
        return text.codePoints().allMatch(YamlWriter::isPrintable)
                ? "'" + text.replace("'", "''") + "'"
                : text.codePoints().mapToObj(YamlWriter::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static boolean isPlain(String text, boolean inFlow) {
        return (inFlow ? PLAIN_IN_FLOW : PLAIN).matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isLiteral(String text) {
        return !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith("\n")
                && text.codePoints().allMatch(c -> c == '\n' || isPrintable(c));
    }

    /** What every version of YAML takes as it is, and no version as a line break. */
    private static boolean isPrintable(int c) {
        boolean breaksLines = c == 0x2028 || c == 0x2029;
        boolean isNoCharacter = (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF || c == 0xFEFF;
        return !Character.isISOControl(c) && !breaksLines && !isNoCharacter;
    }

    private static String escaped(int c) {
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        if (isPrintable(c)) {
            return Character.toString(c);
        }
        return "\\u%04X".formatted(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
}
