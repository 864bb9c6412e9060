package dev.vmautoscaling.lab.f5;

import java.util.Set;

/** The table of facts 2, session / state: what may be written, and what is read back. */
final class AdminState {

    static final String USER_ENABLED = "user-enabled";
    static final String USER_DISABLED = "user-disabled";
    static final String USER_UP = "user-up";
    static final String USER_DOWN = "user-down";

    private static final Set<String> SESSIONS = Set.of(USER_ENABLED, USER_DISABLED);
    private static final Set<String> STATES = Set.of(USER_UP, USER_DOWN);

    private AdminState() {}

    /** Refuses any read-back value, such as {@code monitor-enabled} or {@code up} (facts 7.1). */
    static void check(String property, String value) {
        boolean known = switch (property) {
            case "session" -> SESSIONS.contains(value);
            case "state" -> STATES.contains(value);
            default -> true;
        };
        if (!known) {
            throw Errors.invalidValue(property, value);
        }
    }

    static boolean isEnabled(Item item) {
        return !item.text("session").equals(USER_DISABLED);
    }

    static boolean isForcedDown(Item item) {
        return item.text("state").equals(USER_DOWN);
    }

    static String session(Item item, Health health) {
        if (!isEnabled(item)) {
            return USER_DISABLED;
        }
        return health == Health.UNCHECKED || isForcedDown(item) ? USER_ENABLED : "monitor-enabled";
    }

    static String state(Item item, Health health) {
        return isForcedDown(item) ? USER_DOWN : health.word();
    }
}
