package dev.vmautoscaling.lab.f5;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;

/** The faults that are armed; each is used up by the calls it hits. */
final class Faults {

    private final List<Armed> armed = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Tokens tokens;

    private static final class Armed {
        final Fault fault;
        int left;

        Armed(Fault fault) {
            this.fault = fault;
            left = fault.times();
        }
    }

    Faults(Tokens tokens) {
        this.tokens = tokens;
    }

    synchronized void arm(Fault fault) {
        armed.add(new Armed(fault));
    }

    synchronized void clear() {
        armed.clear();
    }

    /** How many calls are still to go wrong. */
    synchronized int left() {
        return armed.stream().mapToInt(each -> each.left).sum();
    }

    /** Lets go of every call that hangs. */
    void release() {
        released.countDown();
    }

    /** Serves a call, or does to it what the first matching fault says. */
    Reply apply(Request request, Function<Request, Reply> serve) {
        Optional<Fault> fault = take(request);
        if (fault.isEmpty()) {
            return serve.apply(request);
        }
        return switch (fault.get().kind()) {
            case RESTARTING -> Errors.restarting().answer();
            case ASYNC_TASK -> Errors.asyncTask().answer();
            case MCPD_LOST -> Errors.mcpdLost().answer();
            case NOT_REGISTERED ->
                Errors.notRegistered(request.path(), request.peer()).answer();
            case NOT_AVAILABLE -> Errors.notAvailable(request.path()).answer();
            case HANG -> hang(fault.get().duration());
            case DROP_BEFORE -> new Reply.Dropped();
            case DROP_AFTER -> lost(serve.apply(request));
            case TOKENS_EXPIRED -> {
                tokens.expireAll();
                yield serve.apply(request);
            }
            case TOKENS_FORGOTTEN -> {
                tokens.forgetAll();
                yield serve.apply(request);
            }
        };
    }

    private synchronized Optional<Fault> take(Request request) {
        Optional<Armed> hit =
                armed.stream().filter(each -> each.fault.matches(request)).findFirst();
        hit.ifPresent(each -> {
            each.left--;
            armed.removeIf(other -> other.left <= 0);
        });
        return hit.map(each -> each.fault);
    }

    /** The answer never arrives. */
    private static Reply lost(Reply answer) {
        return answer instanceof Reply.Dropped ? answer : new Reply.Dropped();
    }

    private Reply hang(Duration duration) {
        try {
            return released.await(duration.toMillis(), TimeUnit.MILLISECONDS)
                    ? new Reply.Dropped()
                    : Errors.restarting().answer();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Reply.Dropped();
        }
    }

    /** What is armed, as {@code GET /lab/faults} shows it. */
    synchronized ArrayNode shown() {
        ArrayNode shown = Json.object().arrayNode();
        armed.forEach(each -> shown.addObject()
                .put("kind", each.fault.kind().name())
                .put("method", each.fault.method().pattern())
                .put("path", each.fault.path().pattern())
                .put("left", each.left));
        return shown;
    }
}
