package dev.vmautoscaling.server.config;

import java.time.Duration;

/** Rules in the words of one part of a document; what breaks them goes to the findings with its full path. */
public final class Checks {
    private final String path;
    private final Findings findings;

    Checks(String path, Findings findings) {
        this.path = path;
        this.findings = findings;
    }

    /** The same findings, one field or element deeper. */
    public Checks at(String field) {
        return new Checks(join(path, field), findings);
    }

    static String join(String path, String field) {
        return path.isEmpty() || field.isEmpty() || field.startsWith("[") ? path + field : path + "." + field;
    }

    /** Refuses the field unless {@code holds}. */
    public void require(boolean holds, String field, Object rejected, String allowed, String hint) {
        if (!holds) {
            findings.error(new FieldError(join(path, field), String.valueOf(rejected), allowed, hint));
        }
    }

    /** Lets the field pass, but says that it is doubtful unless {@code holds}. */
    public void advise(boolean holds, String field, Object doubtful, String better, String hint) {
        if (!holds) {
            findings.warning(new FieldError(join(path, field), String.valueOf(doubtful), better, hint));
        }
    }

    public void between(String field, int value, int lowest, int highest) {
        require(value >= lowest && value <= highest, field, value, lowest + " to " + highest, "");
    }

    public void between(String field, Duration value, Duration shortest, Duration longest) {
        boolean holds = value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0;
        String allowed = DurationText.of(shortest) + " to " + DurationText.of(longest);
        require(holds, field, DurationText.of(value), allowed, "");
    }

    /** Some text of at most {@code longest} characters that does not begin or end with a blank. */
    public void text(String field, String value, int longest) {
        boolean holds = !value.isEmpty() && value.length() <= longest && value.equals(value.strip());
        require(holds, field, value, "1 to " + longest + " characters, no blanks around them", "");
    }

    public void matches(String field, String value, String pattern, String allowed) {
        require(value.matches(pattern), field, value, allowed, "");
    }
}
