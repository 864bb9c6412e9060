package dev.vmautoscaling.lab.jenkins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The faults that are armed; each is used up by the calls it hits. */
final class Faults {

    private final List<Armed> armed = new ArrayList<>();

    private static final class Armed {
        final Fault fault;
        int left;

        Armed(Fault fault) {
            this.fault = fault;
            left = fault.times();
        }
    }

    synchronized void arm(Fault fault) {
        armed.add(new Armed(fault));
    }

    synchronized void clear() {
        armed.clear();
    }

    /** Serves a call, or does to it what the first fault that fits says. */
    Reply apply(Request request, Function<Request, Reply.Answer> serve) {
        Optional<Fault> fault = take(request);
        if (fault.isEmpty()) {
            return serve.apply(request);
        }
        return switch (fault.get().kind()) {
            case STARTING -> Pages.starting();
            case ERROR -> Pages.internal("java.lang.NullPointerException").answer();
            case NO_JOB -> Webhook.notFound(true);
            case DROP_BEFORE -> new Reply.Dropped();
            case DROP_AFTER -> {
                Reply.Answer ignored = serve.apply(request);
                yield new Reply.Dropped();
            }
        };
    }

    private synchronized Optional<Fault> take(Request request) {
        Optional<Armed> hit =
                armed.stream().filter(each -> each.fault.fits(request)).findFirst();
        hit.ifPresent(each -> {
            each.left--;
            armed.removeIf(other -> other.left <= 0);
        });
        return hit.map(each -> each.fault);
    }
}
