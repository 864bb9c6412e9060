package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One vCenter session for all threads: logged in when first needed, by one of them while the others wait, and again when
 * vCenter has forgotten it.
 *
 * <p>Work that meets "not authenticated" is begun anew, once: that answer proves that the call did nothing, and every
 * earlier call of the same work either read or made what the second run finds there.
 */
final class Session {
    /**
     * A refused password is not tried again for so long, unless an operator asks: vCenter locks an account after five
     * wrong ones, and somebody may need it.
     */
    private static final Duration REST_AFTER_REFUSAL = Duration.ofMinutes(15);

    /** Who we are to vCenter. */
    record Account(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    private record Ticket(Optional<String> cookie, String key, ServiceContent content) {}

    private record Refusal(OutsideFault fault, Instant at) {}

    /** Work met a session that vCenter does not know any more. */
    private static final class Expired extends RuntimeException {
        Expired() {
            super("the session has expired", null, false, false);
        }
    }

    private final SoapWire wire;
    private final Account account;
    private final Faults faults;
    private final UnaryOperator<String> firstInstance;
    private final OutsideCalls calls;
    private final InstantSource time;
    private final AtomicReference<@Nullable CompletableFuture<Ticket>> current = new AtomicReference<>();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();

    /** @param firstInstance which vCenter was met here first, when this one is met */
    Session(
            SoapWire wire,
            Account account,
            Faults faults,
            UnaryOperator<String> firstInstance,
            OutsideCalls calls,
            InstantSource time) {
        this.wire = wire;
        this.account = account;
        this.faults = faults;
        this.firstInstance = firstInstance;
        this.calls = calls;
        this.time = time;
    }

    /** Runs calls in the session. */
    <T> T run(Function<Vim, T> work) {
        CompletableFuture<Ticket> login = login();
        try {
            return work.apply(vim(login));
        } catch (Expired expired) {
            current.compareAndSet(login, null);
            return runAgain(work);
        }
    }

    private <T> T runAgain(Function<Vim, T> work) {
        CompletableFuture<Ticket> login = login();
        try {
            return work.apply(vim(login));
        } catch (Expired expired) {
            current.compareAndSet(login, null);
            throw faults.of(
                    FaultKind.TRANSIENT,
                    "log in",
                    "vCenter forgets our session as soon as it is made",
                    "See whether somebody ends our sessions in vCenter; it is tried again");
        }
    }

    /** Forgets that the password was refused: somebody wants to know whether it is right now. */
    void forgiveRefusal() {
        refusal.set(null);
    }

    /** Logs out when logged in; a session left behind would count against vCenter's limit until it idles out. */
    void end() {
        CompletableFuture<Ticket> login = current.getAndSet(null);
        if (login != null && login.isDone() && !login.isCompletedExceptionally()) {
            Ticket ticket = login.join();
            try {
                ask(Call.reading("Logout", "log out"), Requests.logout(ticket.content), ticket.cookie);
            } catch (OutsideFault gone) {
                // Out of reach, so nothing can be done about the session: vCenter ends it after 30 idle minutes.
                return;
            }
        }
    }

    private CompletableFuture<Ticket> login() {
        CompletableFuture<Ticket> mine = new CompletableFuture<>();
        CompletableFuture<Ticket> first = current.compareAndExchange(null, mine);
        if (first != null) {
            return first;
        }
        try {
            mine.complete(logIn());
        } catch (RuntimeException | Error broken) {
            current.compareAndSet(mine, null);
            mine.completeExceptionally(broken);
        }
        return mine;
    }

    private Ticket logIn() {
        Refusal last = refusal.get();
        if (last != null && time.instant().isBefore(last.at.plus(REST_AFTER_REFUSAL))) {
            throw last.fault;
        }
        Call content = Call.reading("RetrieveServiceContent", "connect");
        ServiceContent found = content(content);
        refuseAnother(found.instanceUuid());
        Call login = Call.reading("Login", "log in as " + account.username);
        SoapWire.Answer answer = ask(login, Requests.login(found, account), Optional.empty());
        answer.fault().ifPresent(fault -> refuse(faults.of(login, fault)));
        refusal.set(null);
        String key = answer.body()
                .child("returnval")
                .map(session -> session.text("key"))
                .orElse("");
        return new Ticket(answer.cookie(), key, found);
    }

    /** In another vCenter all our VMs would look gone. It is not told the password either. */
    private void refuseAnother(String instance) {
        String first = instance.isEmpty() ? instance : firstInstance.apply(instance);
        if (!first.equals(instance)) {
            throw faults.of(
                    FaultKind.PERMANENT,
                    "connect",
                    "this is another vCenter, instance " + instance + ", and not " + first + " where the VMs are",
                    "Point the connection back, or give the other vCenter a connection of its own");
        }
    }

    private ServiceContent content(Call call) {
        SoapWire.Answer answer = ask(call, Requests.serviceContent(), Optional.empty());
        answer.fault().ifPresent(fault -> {
            throw faults.of(call, fault);
        });
        try {
            return ServiceContent.of(answer.body());
        } catch (MalformedAnswer e) {
            throw faults.of(call, e);
        }
    }

    private void refuse(OutsideFault fault) {
        if (fault.kind() == FaultKind.PERMANENT) {
            refusal.set(new Refusal(fault, time.instant()));
        }
        throw fault;
    }

    private Vim vim(CompletableFuture<Ticket> login) {
        try {
            Ticket ticket = login.join();
            return new Vim(ticket.content, ticket.key, (call, request) -> reply(call, request, ticket));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException broken ? broken : e;
        }
    }

    private Reply reply(Call call, Element request, Ticket ticket) {
        SoapWire.Answer answer = ask(call, request, ticket.cookie);
        Optional<VimFault> fault = answer.fault().or(() -> hidden(answer.body()));
        if (fault.filter(present -> present.isA(VimFault.NOT_AUTHENTICATED)).isPresent()) {
            throw new Expired();
        }
        return new Reply(call, answer.body(), fault, faults);
    }

    /**
     * The property collector tells of an unknown session, and of missing rights, object by object in an answer that is
     * otherwise fine. Missing rights to some of many objects are not ours to complain of.
     */
    private static Optional<VimFault> hidden(Element body) {
        List<Element> objects = body.children("returnval").stream()
                .flatMap(result -> result.children("objects").stream())
                .toList();
        List<VimFault> denials =
                objects.stream().flatMap(object -> denial(object).stream()).toList();
        return denials.stream()
                .filter(fault -> fault.isA(VimFault.NOT_AUTHENTICATED) || denials.size() == objects.size())
                .findFirst();
    }

    private static Optional<VimFault> denial(Element object) {
        return object.children("missingSet").stream()
                .flatMap(missing -> missing.child("fault").stream())
                .map(VimFault::ofLocalized)
                .filter(fault -> fault.isA(VimFault.NOT_AUTHENTICATED) || fault.isA(VimFault.NO_PERMISSION))
                .findFirst();
    }

    private SoapWire.Answer ask(Call call, Element request, Optional<String> cookie) {
        Instant started = time.instant();
        try {
            SoapWire.Answer answer = wire.ask(request, cookie);
            String outcome =
                    answer.fault().map(fault -> outcome(faults.of(call, fault))).orElse("ok");
            calls.record(faults.system(), call.method(), outcome, Duration.between(started, time.instant()));
            return answer;
        } catch (IOException e) {
            OutsideFault fault = faults.of(call, e);
            calls.record(faults.system(), call.method(), outcome(fault), Duration.between(started, time.instant()));
            throw fault;
        }
    }

    private static String outcome(OutsideFault fault) {
        return fault.kind().name().toLowerCase(Locale.ROOT);
    }
}
