package dev.vmautoscaling.server.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords have come from there: the next is not even looked at. */
final class TooManyAttempts extends AuthenticationException {
    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("too many failed log-ins");
        this.wait = wait;
    }

    /** In whole seconds, rounded up. */
    long waitSeconds() {
        return wait.plusMillis(999).toSeconds();
    }
}
