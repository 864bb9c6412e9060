package dev.vmautoscaling.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session some time after the log-in, however busy it is: a console that stays open asks all the time. */
final class SessionEnd extends OncePerRequestFilter {
    private static final String BEGUN = SessionEnd.class.getName();

    private final Duration longest;
    private final InstantSource time;

    SessionEnd(Duration longest, InstantSource time) {
        this.longest = longest;
        this.time = time;
    }

    void begin(HttpServletRequest login) {
        login.getSession().setAttribute(BEGUN, time.instant());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional.ofNullable(request.getSession(false)).filter(this::isOver).ifPresent(HttpSession::invalidate);
        chain.doFilter(request, response);
    }

    private boolean isOver(HttpSession session) {
        return session.getAttribute(BEGUN) instanceof Instant begun
                && !time.instant().isBefore(begun.plus(longest));
    }
}
