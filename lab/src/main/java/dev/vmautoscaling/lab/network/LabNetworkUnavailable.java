package dev.vmautoscaling.lab.network;

/** The wanted lab network cannot be made on this machine; the message says why and what to do. */
public final class LabNetworkUnavailable extends RuntimeException {
    LabNetworkUnavailable(String message) {
        super(message);
    }

    LabNetworkUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
