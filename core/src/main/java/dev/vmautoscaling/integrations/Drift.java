package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.integration.Part;

/**
 * What is elsewhere differs from what should be.
 *
 * @param detail what was found, or why it could not be looked at
 */
public record Drift(String service, Part part, Kind kind, String detail) {
    /** How it differs. */
    public enum Kind {
        /** It should be there and is not. */
        MISSING,
        /** Something else is there, or it is not in effect. */
        DIFFERENT,
        /** It is there and should not be. */
        LEFT_OVER,
        /** The system did not say. */
        UNKNOWN
    }
}
