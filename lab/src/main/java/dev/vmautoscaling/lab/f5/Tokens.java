package dev.vmautoscaling.lab.f5;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Log-in tokens (facts 1): 1200 s of life that use does not extend, 100 a user, keys of fixture login-response. */
final class Tokens {

    private static final int LIFE_SECONDS = 1_200;
    private static final int LONGEST_SECONDS = 36_000;
    private static final int MOST = 100;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String name, User user, String peer, Instant start, int timeout) {
        Instant end() {
            return start.plusSeconds(timeout);
        }
    }

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Whose token it is; refuses one that is unknown or has expired. */
    User owner(String name, String peer) {
        Token token = tokens.get(name);
        if (token == null) {
            throw Errors.tokenUnknown(peer);
        }
        if (!clock.instant().isBefore(token.end())) {
            throw Errors.tokenExpired(peer);
        }
        return token.user();
    }

    /** A new token, in the answer to a log-in. */
    synchronized ObjectNode issue(User user, String peer) {
        Instant now = clock.instant();
        tokens.values().removeIf(token -> token.end().plus(Duration.ofHours(1)).isBefore(now));
        // facts 1: only the user named admin is exempt
        if (!user.name().equals("admin") && live(user, now) >= MOST) {
            throw Errors.tooManyTokens("600e1b53-fa1b-3939-a101-52cee2531001");
        }
        Token token = new Token(newName(), user, peer, now, LIFE_SECONDS);
        tokens.put(token.name(), token);
        ObjectNode answer = Json.object()
                .put("username", user.name())
                .put("loginProviderName", "tmos")
                .put("generation", 0)
                .put("lastUpdateMicros", 0);
        answer.putObject("loginReference")
                .put(
                        "link",
                        "https://localhost/mgmt/cm/system/authn/providers/tmos/1f44a60e-11a7-3c51-a49f-82983026b41b/login");
        answer.set("token", shown(token));
        return answer;
    }

    private long live(User user, Instant now) {
        return tokens.values().stream()
                .filter(token -> token.user().name().equals(user.name()))
                .filter(token -> now.isBefore(token.end()))
                .count();
    }

    private String newName() {
        return random.ints(26, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }

    /** {@code /mgmt/shared/authz/tokens/…}: a user sees and deletes only his own (facts 1). */
    Reply.Answer answer(Call call, String name) {
        Token token = tokens.get(name);
        if (token == null || !maySee(call.user(), token)) {
            throw Errors.notRegistered(call.rawPath(), call.peer());
        }
        return switch (call.method()) {
            case "GET" -> Reply.ok(shown(token));
            case "DELETE" -> {
                tokens.remove(name);
                yield Reply.ok(shown(token));
            }
            case "PATCH" ->
                Reply.ok(shown(extended(token, call.json().path("timeout").asInt(LIFE_SECONDS))));
            default -> throw Errors.verb(call.method(), call.rawPath());
        };
    }

    private Token extended(Token token, int timeout) {
        if (timeout > LONGEST_SECONDS) {
            throw Errors.tokenTimeout();
        }
        Token longer = new Token(token.name(), token.user(), token.peer(), token.start(), timeout);
        tokens.put(token.name(), longer);
        return longer;
    }

    /** All tokens that the caller may see. */
    ObjectNode list(User user) {
        ObjectNode answer = Json.object()
                .put("kind", "shared:authz:tokens:authtokencollectionstate")
                .put("selfLink", "https://localhost/mgmt/shared/authz/tokens")
                .put("generation", tokens.size());
        var items = answer.putArray("items");
        tokens.values().stream().filter(token -> maySee(user, token)).forEach(token -> items.add(shown(token)));
        return answer;
    }

    private static boolean maySee(User user, Token token) {
        return user.role() == F5Role.ADMIN || token.user().name().equals(user.name());
    }

    /** Ends the life of every token now; they are still known, so the answer is "expired". */
    void expireAll() {
        Instant now = clock.instant();
        tokens.replaceAll((name, token) ->
                new Token(name, token.user(), token.peer(), now.minusSeconds(token.timeout()), token.timeout()));
    }

    /** Forgets every token, as a restart does. */
    void forgetAll() {
        tokens.clear();
    }

    int count() {
        return tokens.size();
    }

    private static ObjectNode shown(Token token) {
        ObjectNode shown = Json.object()
                .put("token", token.name())
                .put("name", token.name())
                .put("userName", token.user().name())
                .put("authProviderName", "tmos");
        shown.putObject("user")
                .put(
                        "link",
                        "https://localhost/mgmt/shared/authz/users/"
                                + token.user().name());
        return shown.put("timeout", token.timeout())
                .put("startTime", START.format(token.start()))
                .put("address", token.peer())
                .put("partition", "[All]")
                .put("generation", 1)
                .put("lastUpdateMicros", micros(token.start()))
                .put("expirationMicros", micros(token.end()))
                .put("kind", "shared:authz:tokens:authtokenitemstate")
                .put("selfLink", "https://localhost/mgmt/shared/authz/tokens/" + token.name());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
