package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.integration.Part;
import java.util.Locale;

/** Names of what these workflows know and learn; stored, never changed. */
public final class Fact {
    /** Whether the members' VMs go with their config; known from the start. */
    public static final String REMOVE_VMS = "remove-vms";

    static final String ENABLED_BEFORE = "enabled-before";

    private Fact() {}

    /** Whether something of the part was there before the workflow. */
    static String wasThere(Part part) {
        return word(part) + "-was-there";
    }

    /** The part as it stands in keys: {@code scrape-job}. */
    static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
