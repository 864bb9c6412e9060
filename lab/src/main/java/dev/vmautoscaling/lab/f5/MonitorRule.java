package dev.vmautoscaling.lab.f5;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which monitors must pass. Facts 3: {@code /Common/http and /Common/tcp}, {@code min 1 of { /Common/http /Common/tcp }},
 * sometimes with a trailing blank or without the braces.
 *
 * @param minimum how many must pass; 0 for all
 */
record MonitorRule(List<ObjectPath> monitors, int minimum) {

    private static final Pattern MINIMUM = Pattern.compile("min (\\d+) of (.*)");
    private static final Set<String> NOTHING = Set.of("", "none", "/Common/none", "default");

    static MonitorRule parse(String text) {
        String rule = text.strip();
        if (NOTHING.contains(rule)) {
            return new MonitorRule(List.of(), 0);
        }
        Matcher minimum = MINIMUM.matcher(rule);
        return minimum.matches()
                ? new MonitorRule(
                        paths(minimum.group(2).replaceAll("[{}]", " ").strip().split("\\s+")),
                        Integer.parseInt(minimum.group(1)))
                : new MonitorRule(paths(rule.split("\\s+and\\s+")), 0);
    }

    /** The rule of a member: {@code default} is that of its pool. */
    static MonitorRule ofMember(Configuration configuration, ObjectPath pool, Item member) {
        if (!isInherited(member)) {
            return parse(member.text("monitor"));
        }
        Item owner = configuration.pools().get(pool);
        return parse(owner == null ? "" : owner.text("monitor"));
    }

    static boolean isInherited(Item member) {
        return member.text("monitor").isBlank()
                || member.text("monitor").strip().equals("default");
    }

    private static List<ObjectPath> paths(String... names) {
        return Arrays.stream(names).map(ObjectPath::of).toList();
    }

    boolean isEmpty() {
        return monitors.isEmpty();
    }

    /** What the monitors' single verdicts mean together. */
    Health verdict(List<Health> verdicts) {
        if (isEmpty()) {
            return Health.UNCHECKED;
        }
        int needed = minimum == 0 ? monitors.size() : minimum;
        long up = verdicts.stream().filter(health -> health == Health.UP).count();
        long down = verdicts.stream().filter(health -> health == Health.DOWN).count();
        if (up >= needed) {
            return Health.UP;
        }
        return down > monitors.size() - needed ? Health.DOWN : Health.CHECKING;
    }

    /** As objects show it. */
    @Override
    public String toString() {
        return minimum == 0 ? joined(" and ") : "min " + minimum + " of { " + joined(" ") + " }";
    }

    /** As statistics show it: without braces (fixture node-stats-16.0). */
    String statistic() {
        return isEmpty() ? "none" : toString().replaceAll(" [{}]", "");
    }

    private String joined(String separator) {
        return monitors.stream().map(ObjectPath::toString).collect(Collectors.joining(separator));
    }
}
