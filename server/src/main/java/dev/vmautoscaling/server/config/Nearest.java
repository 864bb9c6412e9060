package dev.vmautoscaling.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known name that somebody who mistyped probably meant. */
public final class Nearest {
    private static final int MOST_EDITS = 3;
    private static final int LONGEST = 60;

    private Nearest() {}

    /** "did you mean …?", or nothing when no known name is near. */
    public static String hint(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return "";
        }
        return known.stream()
                .filter(name -> edits(given, name) <= Math.min(MOST_EDITS, name.length() / 2 + 1))
                .min(Comparator.<String>comparingInt(name -> edits(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> "did you mean " + name + "?")
                .orElse("");
    }

    /** How many characters must be put in, left out or changed to come from one to the other, whatever their case. */
    private static int edits(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
