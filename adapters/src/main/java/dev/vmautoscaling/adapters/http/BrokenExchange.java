package dev.vmautoscaling.adapters.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;

/**
 * An exchange that ended without an answer.
 *
 * @param cause how the JDK's client told of it
 */
public record BrokenExchange(IOException cause) {

    /** Whether nothing of the request can have reached the server. */
    public boolean isUnsent() {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }

    /** Whether it was broken off because the server's certificate is not believed. */
    public boolean isUntrusted() {
        Throwable each = cause;
        while (each != null) {
            if (each instanceof CertificateException) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /** In words, also where the JDK has none. */
    public String text() {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
