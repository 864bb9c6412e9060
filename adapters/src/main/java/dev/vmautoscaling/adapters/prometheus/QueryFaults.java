package dev.vmautoscaling.adapters.prometheus;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;

import dev.vmautoscaling.adapters.http.BrokenExchange;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a bad answer, or none, means: decided here and nowhere else. Reading changes nothing, so no outcome is unknown. */
final class QueryFaults {
    private static final int QUOTED = 300;

    private final String system;

    QueryFaults(String system) {
        this.system = system;
    }

    OutsideFault refused(String operation, int status, String body) {
        return new OutsideFault(kind(status), system, operation, "HTTP " + status + " " + said(body), hint(status));
    }

    /** 422 is a query that could not be run now (a limit, a time-out inside); 400 is one that never can. */
    private static FaultKind kind(int status) {
        return status >= 500 || status == 429 || status == 408 || status == 422 ? TRANSIENT : PERMANENT;
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> "set the right user, password or token in the connection";
            case 301, 302, 307, 308 -> "set the address that it redirects to; redirects are not followed";
            case 404 -> "check the address and its path: is this the root of a Prometheus?";
            default -> "look at the log of Prometheus";
        };
    }

    /** What Prometheus says went wrong; of anything else a short piece of plain text. */
    private static String said(String body) {
        try {
            String error = JsonMapper.shared().readTree(body).path("error").asString("");
            if (!error.isEmpty()) {
                return error;
            }
        } catch (JacksonException html) {
            return plain(body);
        }
        return plain(body);
    }

    private static String plain(String body) {
        String text = body.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        return text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text;
    }

    OutsideFault unreadable(String operation, JacksonException cause) {
        return new OutsideFault(
                        PERMANENT,
                        system,
                        operation,
                        "the answer is no JSON of the query API: " + cause.getOriginalMessage(),
                        "check the address and its path: is this the root of a Prometheus?")
                .causedBy(cause);
    }

    OutsideFault broken(String operation, IOException cause) {
        BrokenExchange exchange = new BrokenExchange(cause);
        return exchange.isUntrusted()
                ? new OutsideFault(
                                PERMANENT,
                                system,
                                operation,
                                "its certificate is not trusted: " + exchange.text(),
                                "check the pinned fingerprint or the CA of the connection")
                        .causedBy(cause)
                : new OutsideFault(
                                TRANSIENT,
                                system,
                                operation,
                                "no answer: " + exchange.text(),
                                "check that Prometheus runs and is reachable from here")
                        .causedBy(cause);
    }
}
