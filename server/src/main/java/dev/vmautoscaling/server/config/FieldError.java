package dev.vmautoscaling.server.config;

/**
 * One offending field of a request.
 *
 * @param field its path, such as {@code configs[0].scaling.min}; empty for the document as a whole
 * @param rejected the value that was given, in words; never a secret
 * @param allowed what may stand there
 * @param hint what to do; empty when {@code allowed} says it all
 */
public record FieldError(String field, String rejected, String allowed, String hint) {
    private static final int LONGEST_SHOWN = 120;

    public FieldError {
        rejected = rejected.length() <= LONGEST_SHOWN ? rejected : rejected.substring(0, LONGEST_SHOWN) + "…";
    }
}
