package dev.vmautoscaling.adapters.f5;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;

import dev.vmautoscaling.adapters.http.BrokenExchange;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;

/** What a bad answer, or none, means: decided here and nowhere else. */
final class Faults {
    private static final String ROLE =
            "give the user the role Manager in the pool's partition (Operator may only enable and disable), or Administrator";

    private final String system;

    /** @param system the connection as the operator knows it */
    Faults(String system) {
        this.system = system;
    }

    /** The fault that an answer other than 2xx is. */
    OutsideFault refused(UnitRequest request, UnitAnswer answer) {
        String said = "HTTP " + answer.status() + " " + answer.message();
        return new OutsideFault(kind(request, answer), system, request.operation(), said, hint(answer));
    }

    private static FaultKind kind(UnitRequest request, UnitAnswer answer) {
        if (isBusy(answer) || answer.says("maximum active login tokens")) {
            return TRANSIENT;
        }
        if (answer.status() >= 500) {
            return request.writes() ? UNKNOWN_OUTCOME : TRANSIENT;
        }
        return PERMANENT;
    }

    /** The unit did not begin: a part of it is starting, or another long task holds it. */
    private static boolean isBusy(UnitAnswer answer) {
        return answer.status() == 503
                || answer.status() == 429
                || (answer.status() == 500 && answer.says("mcpd has been lost"))
                || (answer.status() == 404 && answer.says("not registered"));
    }

    private static String hint(UnitAnswer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            return ROLE;
        }
        if (answer.says("maximum active login tokens")) {
            return "delete stale tokens of this user on the unit; a user may have 100";
        }
        return isBusy(answer)
                ? "nothing to do: it is tried again"
                : "look at the message; see /var/log/ltm on the unit";
    }

    /**
     * A 2xx answer that is not iControl REST.
     *
     * @param kind unknown outcome where something may have been changed behind it
     */
    OutsideFault notJson(FaultKind kind, UnitRequest request, UnitAnswer answer) {
        return new OutsideFault(
                kind,
                system,
                request.operation(),
                "the answer is no JSON: " + answer.message(),
                "check that the address is an F5 management address, and no proxy or log-in page");
    }

    /** The exchange broke. */
    OutsideFault broken(UnitRequest request, IOException cause) {
        BrokenExchange exchange = new BrokenExchange(cause);
        if (exchange.isUntrusted()) {
            return new OutsideFault(
                            PERMANENT,
                            system,
                            request.operation(),
                            "its certificate is not trusted: " + cause.getMessage(),
                            "check the pinned fingerprint or the CA of the connection")
                    .causedBy(cause);
        }
        return new OutsideFault(
                        request.writes() && !exchange.isUnsent() ? UNKNOWN_OUTCOME : TRANSIENT,
                        system,
                        request.operation(),
                        "no answer: " + exchange.text(),
                        "check that the management address is reachable from here")
                .causedBy(cause);
    }

    /** Log-in was refused; asking again soon would lock the user out. */
    OutsideFault credentials(String said) {
        return new OutsideFault(
                PERMANENT,
                system,
                "log in",
                "user or password refused: " + said,
                "set the right password in the connection; until then no log-in is tried, so that the user is not locked out");
    }

    OutsideFault permanent(String operation, String said, String hint) {
        return new OutsideFault(PERMANENT, system, operation, said, hint);
    }

    OutsideFault passing(String operation, String said) {
        return new OutsideFault(TRANSIENT, system, operation, said, "nothing to do: it is tried again");
    }

    /** A write was answered well, but what it should have done is not there. */
    OutsideFault notReadBack(String operation, String said) {
        return new OutsideFault(
                UNKNOWN_OUTCOME,
                system,
                operation,
                said,
                "somebody else may be changing this pool: look at its audit log");
    }
}
