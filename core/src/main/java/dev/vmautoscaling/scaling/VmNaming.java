package dev.vmautoscaling.scaling;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names for new VMs by the config's rule. At most 15 characters: more is too long for Windows and old DNS tools. */
public final class VmNaming {
    /** What a name may have, in characters. */
    public static final int LONGEST = 15;

    private static final int NUMBERS = 99;

    private VmNaming() {}

    /**
     * The next number after {@code lastNumber} whose name is free; numbers go round, so that a name rests long before it
     * is used again.
     */
    static int nextNumber(String rule, String service, int lastNumber, Collection<String> taken) {
        return IntStream.rangeClosed(lastNumber + 1, lastNumber + NUMBERS)
                .map(n -> (n - 1) % NUMBERS + 1)
                .filter(n -> !taken.contains(name(rule, service, n)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("all " + NUMBERS + " names of " + service + " are taken"));
    }

    /** Every name that the rule can give. */
    public static List<String> all(String rule, String service) {
        return IntStream.rangeClosed(1, NUMBERS)
                .mapToObj(number -> name(rule, service, number))
                .toList();
    }

    /** The name with this number; a long service name is cut so that the number stays. */
    public static String name(String rule, String service, int number) {
        String numbered = rule.replace("{nn}", String.format(Locale.ROOT, "%02d", number));
        int room = Math.max(1, LONGEST - numbered.replace("{service}", "").length());
        String shortened =
                service.length() <= room ? service : service.substring(0, room).replaceAll("-+$", "");
        return numbered.replace("{service}", shortened);
    }
}
