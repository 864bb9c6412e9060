package dev.vmautoscaling.lab.f5;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who calls: by token, by Basic, or nobody (facts 1, the three shapes of 401). */
final class Authentication {

    private final Users users;
    private final Tokens tokens;

    Authentication(Users users, Tokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    User authenticate(Request request) {
        String token = request.header("x-f5-auth-token");
        if (token != null) {
            return tokens.owner(token, request.peer());
        }
        return basic(request).orElseThrow(() -> Errors.nothingSent(request.path(), request.peer()));
    }

    /** The user of a Basic header, or nothing where there is none. */
    Optional<User> basic(Request request) {
        String header = request.header("authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return Optional.empty();
        }
        String pair = decoded(header.substring("Basic ".length()).strip());
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw Errors.badPassword();
        }
        return Optional.of(users.verify(pair.substring(0, colon), pair.substring(colon + 1))
                .orElseThrow(Errors::badPassword));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw Errors.badPassword();
        }
    }

    /** {@code POST /mgmt/shared/authn/login} */
    ObjectNode login(ObjectNode body, String peer) {
        if (!body.path("loginProviderName").asString("tmos").matches("tmos|local")) {
            throw Errors.loginProvider(peer);
        }
        User user = users.verify(
                        body.path("username").asString(""),
                        body.path("password").asString(""))
                .orElseThrow(() -> Errors.loginFailed(peer));
        return tokens.issue(user, peer);
    }

    /**
     * {@code GET /mgmt/tm/auth/user}: keys and roles as recorded from 12.0 (f5-ansible, bigip_user) and 14.1.2.1 (genie,
     * get_auth_user); that a user who is no administrator sees his own row only is [M].
     */
    Reply.Answer users(Call call) {
        if (!call.method().equals("GET") || call.path().size() > 3) {
            throw Errors.verb(call.method(), call.rawPath());
        }
        ObjectNode answer =
                Json.object().put("kind", "tm:auth:user:usercollectionstate").put("selfLink", Links.self("auth/user"));
        ArrayNode items = answer.putArray("items");
        users.all().stream()
                .filter(user -> call.user().role() == F5Role.ADMIN || user.equals(call.user()))
                .forEach(user -> items.add(row(user)));
        return Reply.ok(answer);
    }

    private static ObjectNode row(User user) {
        ObjectNode row = Json.object()
                .put("kind", "tm:auth:user:userstate")
                .put("name", user.name())
                .put("fullPath", user.name())
                .put("generation", 1)
                .put("selfLink", Links.self("auth/user/" + user.name()))
                .put("description", user.name());
        ObjectNode access = row.putArray("partitionAccess").addObject();
        access.put("name", user.partition())
                .put("role", user.role().name().toLowerCase(Locale.ROOT))
                .set("nameReference", Links.reference("auth/partition/" + user.partition()));
        return row;
    }
}
