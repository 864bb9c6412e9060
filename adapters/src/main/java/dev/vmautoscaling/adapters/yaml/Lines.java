package dev.vmautoscaling.adapters.yaml;

import java.util.List;

/** A text as lines; positions are those of the text. */
record Lines(String text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Where content may begin. */
    int start() {
        return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    }

    /** What ends the first line, and so every line of ours. */
    private String lineEnd() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    int number(int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    int startOfLine(int at) {
        return Math.max(text.lastIndexOf('\n', at - 1) + 1, start());
    }

    /** Behind the line's end, or at the end of the text. */
    int endOfLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** What follows in the line. */
    String rest(int at) {
        return text.substring(at, endOfLine(at)).stripTrailing();
    }

    /**
     * The blanks before what stands first in its line.
     *
     * @throws YamlRefused when something stands before it
     */
    String indent(int at) {
        String before = text.substring(startOfLine(at), at);
        if (!before.chars().allMatch(c -> c == ' ')) {
            throw new YamlRefused("line " + number(at) + ": \"" + rest(at) + "\" must stand in a line of its own");
        }
        return before;
    }

    int startOfLineAbove(int at) {
        return startOfLine(Math.max(startOfLine(at) - 1, start()));
    }

    boolean isAbove(int at, String line) {
        int start = startOfLine(at);
        return start > start()
                && text.substring(startOfLineAbove(at), start).strip().equals(line);
    }

    /** Above the comments that stand directly above the line, because they speak of it. */
    int startOfComments(int at) {
        int start = startOfLine(at);
        while (start > start()) {
            int above = startOfLine(start - 1);
            if (!text.substring(above, start).strip().startsWith("#")) {
                return start;
            }
            start = above;
        }
        return start;
    }

    /** A last line that has no end stays the last one without: the end goes before what is added. */
    String insert(int at, List<String> added) {
        String end = lineEnd();
        boolean isBehindOpenLine = at > start() && text.charAt(at - 1) != '\n';
        String block = String.join(end, added);
        return text.substring(0, at) + (isBehindOpenLine ? end + block : block + end) + text.substring(at);
    }

    /** The opposite of {@link #insert}. */
    String remove(int from, int to) {
        boolean isOpenLine = to == text.length() && !text.endsWith("\n");
        if (!isOpenLine || from == start()) {
            return text.substring(0, from) + text.substring(to);
        }
        int end = text.startsWith("\r\n", from - 2) ? from - 2 : from - 1;
        return text.substring(0, end) + text.substring(to);
    }
}
