package dev.vmautoscaling.server.web;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, in the unified form that people read every day. */
final class LineDiff {
    private static final int CONTEXT = 3;

    private LineDiff() {}

    /** Empty when nothing differs. One hunk: our changes are additions at one or two places. */
    static String unified(String path, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<String> old = lines(before);
        List<String> now = lines(after);
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - same
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        int from = Math.max(0, same - CONTEXT);
        int oldTo = Math.min(old.size(), old.size() - tail + CONTEXT);
        List<String> text = new ArrayList<>(List.of("--- " + path, "+++ " + path));
        int newTo = Math.min(now.size(), now.size() - tail + CONTEXT);
        text.add("@@ -%d,%d +%d,%d @@".formatted(from + 1, oldTo - from, from + 1, newTo - from));
        old.subList(from, same).forEach(line -> text.add(" " + line));
        old.subList(same, old.size() - tail).forEach(line -> text.add("-" + line));
        now.subList(same, now.size() - tail).forEach(line -> text.add("+" + line));
        old.subList(old.size() - tail, oldTo).forEach(line -> text.add(" " + line));
        return String.join("\n", text) + "\n";
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
