package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One unit, logged in: one token for all callers, got when first needed, renewed before it runs out, given back at the
 * end. A unit counts a user's live tokens and wrong passwords; both limits are respected here.
 */
final class UnitSession implements AutoCloseable {
    private static final String LOGIN = "/mgmt/shared/authn/login";
    private static final String TOKENS = "/mgmt/shared/authz/tokens/";
    /** The longest life that a unit gives. */
    private static final int LONGEST = 36_000;

    private static final Duration MARGIN = Duration.ofMinutes(2);
    /** After a refused log-in. Units lock a user after a few wrong passwords. */
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final UnitHttp http;
    private final Login login;
    private final InstantSource clock;
    private final Faults faults;
    private final ReentrantLock loggingIn = new ReentrantLock();
    private volatile Optional<Token> token = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();

    /** Who logs in. */
    record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    private record Token(String value, Instant renewAt) {}

    private record Refusal(String said, Instant until) {}

    UnitSession(UnitHttp http, Login login, InstantSource clock, Faults faults) {
        this.http = http;
        this.login = login;
        this.clock = clock;
        this.faults = faults;
    }

    /** Where it is, for messages. */
    String address() {
        return http.address().getAuthority();
    }

    /** What the unit answered: 2xx with JSON (or nothing after DELETE), or a 400, 404 or 409 about the object itself. */
    UnitAnswer call(UnitRequest request) {
        return usable(request, replayed(request));
    }

    /** As {@link #require}, but empty where this user's role may not ask. */
    Optional<UnitAnswer> ifAllowed(UnitRequest request) {
        UnitAnswer answer = replayed(request);
        return isRoleTooLow(answer) ? Optional.empty() : Optional.of(good(request, usable(request, answer)));
    }

    private UnitAnswer replayed(UnitRequest request) {
        Token used = token();
        UnitAnswer answer = http.send(request, used.value());
        if (!rejectsToken(answer)) {
            return answer;
        }
        // The request did not begin, so it may be replayed; once, with a new token.
        forget(used);
        return http.send(request, token().value());
    }

    /** As {@link #call}, where nothing but success will do. */
    UnitAnswer require(UnitRequest request) {
        return good(request, call(request));
    }

    private UnitAnswer good(UnitRequest request, UnitAnswer answer) {
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        return answer;
    }

    private UnitAnswer usable(UnitRequest request, UnitAnswer answer) {
        if (answer.isNotFound() || answer.isConflict() || answer.status() == 400) {
            return answer;
        }
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        if (answer.body().isMissingNode() && !request.method().equals("DELETE")) {
            throw faults.notJson(request.writes() ? FaultKind.UNKNOWN_OUTCOME : FaultKind.PERMANENT, request, answer);
        }
        return answer;
    }

    /** Expired, deleted or lost in a restart; not the 401 of a role that is too low, which names the user. */
    private static boolean rejectsToken(UnitAnswer answer) {
        return answer.status() == 401 && !isRoleTooLow(answer);
    }

    private static boolean isRoleTooLow(UnitAnswer answer) {
        return answer.status() == 401 && answer.says("Authorization failed: user=");
    }

    private Token token() {
        Optional<Token> current = live();
        if (current.isPresent()) {
            return current.get();
        }
        // Held during the log-in on purpose: callers that come meanwhile want its token, not one of their own.
        loggingIn.lock();
        try {
            return live().orElseGet(this::renewed);
        } finally {
            loggingIn.unlock();
        }
    }

    private Optional<Token> live() {
        return token.filter(known -> clock.instant().isBefore(known.renewAt()));
    }

    private Token renewed() {
        Optional<Token> old = token;
        Token fresh = logIn();
        token = Optional.of(fresh);
        old.ifPresent(this::giveBack);
        return fresh;
    }

    private void forget(Token rejected) {
        loggingIn.lock();
        try {
            token = token.filter(known -> !known.equals(rejected));
        } finally {
            loggingIn.unlock();
        }
        // It may be live all the same, and a user may have only so many.
        giveBack(rejected);
    }

    private Token logIn() {
        Instant now = clock.instant();
        refusal.filter(last -> now.isBefore(last.until())).ifPresent(last -> {
            throw faults.credentials(last.said());
        });
        UnitRequest request = UnitRequest.post(
                "authn/login",
                LOGIN,
                UnitRequest.json()
                        .put("username", login.username())
                        .put("password", login.password())
                        .put("loginProviderName", "tmos"));
        UnitAnswer answer = http.send(request, "");
        if (answer.status() == 401) {
            refusal = Optional.of(new Refusal(answer.message(), now.plus(PAUSE)));
            throw faults.credentials(answer.message());
        }
        String value = answer.body().path("token").path("token").asString("");
        if (!answer.isGood()) {
            throw faults.refused(request, answer);
        }
        if (value.isEmpty()) {
            throw faults.notJson(FaultKind.PERMANENT, request, answer);
        }
        refusal = Optional.empty();
        int life = extended(value, answer.body().path("token").path("timeout").asInt(1200));
        return new Token(value, now.plusSeconds(life).minus(MARGIN));
    }

    /** The token's life in seconds after asking for the longest; what it was where the unit will not. */
    private int extended(String value, int life) {
        UnitRequest request = UnitRequest.patch(
                "authz/tokens", TOKENS + value, UnitRequest.json().put("timeout", LONGEST));
        try {
            UnitAnswer answer = http.send(request, value);
            return answer.isGood() ? answer.body().path("timeout").asInt(life) : life;
        } catch (OutsideFault stillShort) {
            return life;
        }
    }

    /** A token that cannot be given back runs out by itself. */
    private boolean giveBack(Token old) {
        try {
            return http.send(UnitRequest.delete("authz/tokens", TOKENS + old.value()), old.value())
                    .isGood();
        } catch (OutsideFault gone) {
            return false;
        }
    }

    @Override
    public void close() {
        Optional<Token> last = token;
        token = Optional.empty();
        last.ifPresent(this::giveBack);
        http.close();
    }
}
