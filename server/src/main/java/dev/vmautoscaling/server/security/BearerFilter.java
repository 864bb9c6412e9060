package dev.vmautoscaling.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a machine in that has the token of this endpoint. */
final class BearerFilter extends OncePerRequestFilter {
    private final BearerToken token;
    private final String machine;

    BearerFilter(BearerToken token, String machine) {
        this.token = token;
        this.machine = machine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && token.isIn(header)) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    machine, null, List.of(new SimpleGrantedAuthority("ROLE_MACHINE"))));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
