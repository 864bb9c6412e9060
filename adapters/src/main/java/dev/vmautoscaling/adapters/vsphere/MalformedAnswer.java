package dev.vmautoscaling.adapters.vsphere;

import java.io.IOException;
import java.util.Optional;

/** What came back is not what a vCenter answers. */
final class MalformedAnswer extends IOException {
    MalformedAnswer(String message, Optional<Throwable> cause) {
        super(message, cause.orElse(null));
    }

    MalformedAnswer(String message, Throwable cause) {
        this(message + ": " + cause.getMessage(), Optional.of(cause));
    }
}
