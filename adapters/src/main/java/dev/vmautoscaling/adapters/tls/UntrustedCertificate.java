package dev.vmautoscaling.adapters.tls;

import java.security.cert.CertificateException;

/** A server showed another certificate than the pinned one: it was renewed, or somebody is in between. */
public final class UntrustedCertificate extends CertificateException {
    private final String shown;

    UntrustedCertificate(String pinned, String shown) {
        super("the server shows a certificate with SHA-256 " + shown + ", but " + pinned + " is pinned");
        this.shown = shown;
    }

    /** The fingerprint of the certificate that was shown, so that an operator can compare and pin it. */
    public String shown() {
        return shown;
    }
}
