package dev.vmautoscaling.adapters.vsphere;

import java.io.IOException;

/** An HTTP status that carries no SOAP answer: a proxy in front of vCenter, or no vCenter at all. */
final class HttpRefusal extends IOException {
    private final int status;

    HttpRefusal(int status) {
        super("HTTP " + status);
        this.status = status;
    }

    int status() {
        return status;
    }
}
