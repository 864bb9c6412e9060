package dev.vmautoscaling.adapters.delivery;

import dev.vmautoscaling.adapters.yaml.YamlRefused;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import dev.vmautoscaling.domain.integration.Integration;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One change to one file of a server.
 *
 * @param operation what it is for, in words for the operator: {@code publish rules of shop}
 * @param path absolute, on the server's machine
 * @param isWatched whether the server reads the file again by itself when it changes; for all others it is told to
 */
public record FileChange(String operation, String path, Edit edit, Readback readback, boolean isWatched) {
    /** Of a file that the server reads when it is told to. */
    public FileChange(String operation, String path, Edit edit, Readback readback) {
        this(operation, path, edit, readback, false);
    }

    /** What it would make of the file as it lies there now. */
    public Integration.Planned planned(String system, Host host) {
        Optional<String> before = host.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return new Integration.Planned(
                system, path, before.orElse(""), wanted(system, before).orElse(""));
    }

    /** @throws OutsideFault when this text cannot be edited */
    Optional<String> wanted(String system, Optional<String> before) {
        try {
            return edit.apply(before);
        } catch (YamlRefused refused) {
            throw new OutsideFault(
                            FaultKind.PERMANENT,
                            system,
                            operation,
                            path + " is left alone: " + refused.getMessage(),
                            "change the file as it is said, or put our part in by hand")
                    .causedBy(refused);
        }
    }

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
