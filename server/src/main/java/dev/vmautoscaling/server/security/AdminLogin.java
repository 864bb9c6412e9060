package dev.vmautoscaling.server.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        Instant now = time.instant();
        brake.closedUntil(who, now).ifPresent(until -> {
            throw new TooManyAttempts(Duration.between(now, until));
        });
        // The password is compared for unknown users too, so that the time taken tells nothing.
        boolean right = password.matches(String.valueOf(attempt.getCredentials()));
        if (!right || !isAdmin) {
            brake.failed(who, now);
            LOG.warn("log-in refused from {}", who);
            throw new BadCredentialsException("wrong user name or password");
        }
        brake.succeeded(who);
        return UsernamePasswordAuthenticationToken.authenticated(
                ADMIN, null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN")));
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
