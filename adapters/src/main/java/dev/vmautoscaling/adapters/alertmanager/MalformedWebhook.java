package dev.vmautoscaling.adapters.alertmanager;

/** A body that Alertmanager would not have sent. The message says where and why; it quotes nothing secret. */
public final class MalformedWebhook extends RuntimeException {
    MalformedWebhook(String message) {
        super(message);
    }

    MalformedWebhook(String message, Throwable cause) {
        super(message, cause);
    }
}
