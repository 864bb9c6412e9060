package dev.vmautoscaling.server.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets the admin in, by Basic or by form, unless too many wrong passwords have come from the same address. */
final class AdminLogin implements AuthenticationProvider {
    static final String ADMIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(AdminLogin.class);

    /** Comparing keeps a processor busy for a while: guesses must not take them all. */
    private static final int AT_ONCE = 2;

    private final Semaphore comparing = new Semaphore(AT_ONCE, true);
    private final AdminPassword password;
    private final LoginBrake brake;
    private final InstantSource time;

    AdminLogin(AdminPassword password, LoginBrake brake, InstantSource time) {
        this.password = password;
        this.brake = brake;
        this.time = time;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        boolean isAdmin = ADMIN.equals(attempt.getName());
        String who = address(attempt) + (isAdmin ? " as admin" : "");
        String candidate = String.valueOf(attempt.getCredentials());
        Instant now = time.instant();
        refuse(brake.closedUntil(who, now), now);
        // The password is compared for unknown users too, so that the time taken tells nothing.
        boolean right = (isAdmin && password.wasRight(candidate)) || isRight(candidate, who);
        if (!right || !isAdmin) {
            LOG.warn("log-in refused from {}", who);
            throw new BadCredentialsException("wrong user name or password");
        }
        brake.succeeded(who);
        return UsernamePasswordAuthenticationToken.authenticated(
                ADMIN, null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN")));
    }

    /** It counts as failed before it is compared: of guesses made at once, each would pass before the first has failed. */
    private boolean isRight(String candidate, String who) {
        comparing.acquireUninterruptibly();
        try {
            Instant now = time.instant();
            refuse(brake.begin(who, now), now);
            return password.matches(candidate);
        } finally {
            comparing.release();
        }
    }

    private static void refuse(Optional<Instant> closed, Instant now) {
        closed.ifPresent(until -> {
            throw new TooManyAttempts(Duration.between(now, until));
        });
    }

    private static String address(Authentication attempt) {
        @Nullable Object details = attempt.getDetails();
        return details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
