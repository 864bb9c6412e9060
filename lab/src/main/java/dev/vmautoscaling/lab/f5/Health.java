package dev.vmautoscaling.lab.f5;

import java.util.Locale;

/** What monitors know of a member or node. */
enum Health {
    /** Nothing monitors it. */
    UNCHECKED("unknown"),
    /** No verdict yet. */
    CHECKING("unknown"),
    UP("available"),
    DOWN("offline");

    private final String availability;

    Health(String availability) {
        this.availability = availability;
    }

    /** As {@code state} and {@code monitorStatus} show it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As {@code status.availabilityState} shows it. */
    String availability() {
        return availability;
    }

    /** Whether new connections may go there. */
    boolean carriesTraffic() {
        return this == UP || this == UNCHECKED;
    }
}
