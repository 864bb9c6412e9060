package dev.vmautoscaling.lab.jenkins;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who calls, and whether a form could have been forged (facts 2.4). */
final class Access {

    private static final String COOKIE = "JSESSIONID.1ab";

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final String salt = UUID.randomUUID().toString();
    private final boolean crumbs;

    Access(boolean crumbs) {
        this.crumbs = crumbs;
    }

    void add(User user) {
        users.put(user.name(), user);
    }

    /**
     * The caller.
     *
     * @throws Refusal 401 for a wrong secret; 403 for a POST with a real password and without a valid crumb
     */
    User identify(Request request) {
        String header = request.header("authorization").orElse("");
        if (!header.startsWith("Basic ")) {
            return User.ANONYMOUS;
        }
        String pair = decoded(header.substring("Basic ".length()).strip());
        int colon = pair.indexOf(':');
        User user = colon < 0 ? null : users.get(pair.substring(0, colon));
        if (user == null) {
            throw Pages.wrongPassword();
        }
        String secret = pair.substring(colon + 1);
        if (secret.equals(user.token())) {
            // facts 2.4: an API token is exempt from the crumb since 2.96
            return user;
        }
        if (!secret.equals(user.password())) {
            throw Pages.wrongPassword();
        }
        if (crumbs && request.isPost() && !hasCrumb(request, user)) {
            throw Pages.noCrumb();
        }
        return user;
    }

    /**
     * {@code GET /crumbIssuer/api/json}: the crumb holds for this user and this session.
     *
     * @throws Refusal 404 where crumbs are not asked for
     */
    Reply.Answer issueCrumb(Request request, User user) {
        if (!crumbs) {
            throw Pages.notFound();
        }
        String known = session(request);
        String session =
                known.isEmpty() ? "node0" + UUID.randomUUID().toString().replace("-", "") : known;
        ObjectNode answer = JsonMapper.shared()
                .createObjectNode()
                .put("_class", "hudson.security.csrf.DefaultCrumbIssuer")
                .put("crumb", crumb(user, session))
                .put("crumbRequestField", "Jenkins-Crumb");
        return Reply.ok(answer).with("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly");
    }

    /** Refuses who lacks a right: 403 as nobody in particular or as somebody. */
    static void require(User user, Permission permission, Request request) {
        if (user.may(permission)) {
            return;
        }
        throw user.isAnonymous()
                ? Pages.authenticationRequired(request.path())
                : Pages.forbidden(user.name(), permission);
    }

    /** A user who may do everything. */
    static User administrator(String name, String token, String password) {
        return new User(name, token, password, Set.of(Permission.ADMINISTER));
    }

    private boolean hasCrumb(Request request, User user) {
        String session = session(request);
        String sent = request.header("jenkins-crumb")
                .or(() -> request.parameter("Jenkins-Crumb"))
                .orElse("");
        return !session.isEmpty() && sent.equals(crumb(user, session));
    }

    private static String session(Request request) {
        return Arrays.stream(request.header("cookie").orElse("").split(";", -1))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst()
                .orElse("");
    }

    private String crumb(User user, String session) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((user.name() + ";" + session + ";" + salt).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw Pages.wrongPassword();
        }
    }
}
