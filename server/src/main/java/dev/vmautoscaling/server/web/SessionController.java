package dev.vmautoscaling.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in. Open to strangers, so that a browser can ask whether it has to show a log-in. */
@RestController
class SessionController {
    /**
     * The caller.
     *
     * @param user absent: log in with {@code POST /api/login}
     * @param idleSeconds how long a browser's session lasts without any request
     */
    record Caller(boolean loggedIn, Optional<String> user, Optional<Integer> idleSeconds) {}

    @GetMapping("/api/session")
    Caller show(HttpServletRequest request) {
        Optional<String> user = Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
        Optional<Integer> idle =
                Optional.ofNullable(request.getSession(false)).map(HttpSession::getMaxInactiveInterval);
        return new Caller(user.isPresent(), user, user.flatMap(name -> idle));
    }
}
