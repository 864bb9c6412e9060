package dev.vmautoscaling.adapters.delivery;

import java.util.Optional;

/**
 * One change to one file of a server.
 *
 * @param operation what it is for, in words for the operator: {@code publish rules of shop}
 * @param path absolute, on the server's machine
 */
public record FileChange(String operation, String path, Edit edit, Readback readback) {
    /** What the file is to become. Applied anew when somebody else has changed the file meanwhile, so it must be pure. */
    @FunctionalInterface
    public interface Edit {
        /**
         * The text to be, of the text that is; empty: no file.
         *
         * @throws dev.vmautoscaling.adapters.yaml.YamlRefused when this text cannot be edited, with the reason
         */
        Optional<String> apply(Optional<String> before);
    }

    /** Whether the running server shows the change. */
    @FunctionalInterface
    public interface Readback {
        /** What is not yet as it should be; empty when everything is. */
        Optional<String> missing();
    }
}
