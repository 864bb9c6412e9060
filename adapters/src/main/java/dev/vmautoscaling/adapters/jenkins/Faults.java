package dev.vmautoscaling.adapters.jenkins;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;

import dev.vmautoscaling.adapters.http.BrokenExchange;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.io.IOException;

/** What a bad answer, or none, means: decided here and nowhere else. */
final class Faults {
    private final String system;
    private final String username;

    Faults(String system, String username) {
        this.system = system;
        this.username = username;
    }

    /** The fault that an answer is which is not what was asked for. */
    OutsideFault refused(Request request, Answer answer) {
        if (answer.isStarting()) {
            return starting(request.operation());
        }
        OutsideFault fault = new OutsideFault(
                kind(request, answer),
                system,
                request.operation(),
                "HTTP " + answer.status() + " " + answer.said(),
                hint(answer));
        return answer.header("X-Required-Permission").map(fault::lacking).orElse(fault);
    }

    /** Jenkins answers 500 for a job that it will never take; only what stands in front of it answers 502 and 504. */
    private static FaultKind kind(Request request, Answer answer) {
        int status = answer.status();
        if (status == 429 || status == 408) {
            return TRANSIENT;
        }
        if (status == 502 || status == 504) {
            return request.writes() ? UNKNOWN_OUTCOME : TRANSIENT;
        }
        return status >= 500 && !request.writes() ? TRANSIENT : PERMANENT;
    }

    private String hint(Answer answer) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 ->
                "set the address that it redirects to in the connection: redirects are not followed ("
                        + answer.header("Location").orElse("no address") + ")";
            case 401 -> "set the right user and API token in the connection";
            case 403 ->
                answer.header("X-Required-Permission")
                        .map(right -> "give user " + username + " the right " + rightName(right))
                        .orElse(
                                answer.wantsCrumb()
                                        ? "use an API token of the user instead of the password"
                                        : "give user " + username + " the rights Overall/Read and Job/Read, Create,"
                                                + " Configure and Delete");
            case 404 ->
                "see that the address is the root of Jenkins and that user " + username
                        + " has the right Job/Read: Jenkins hides what may not be read";
            case 409 -> "enable the job in Jenkins, or publish it again";
            default -> "look at what is said, and at Jenkins' system log";
        };
    }

    /** As people find it in Jenkins' own table of rights: {@code hudson.model.Item.Create} is Job/Create. */
    static String rightName(String permission) {
        String group = permission.substring(0, Math.max(0, permission.lastIndexOf('.')));
        String name = permission.substring(permission.lastIndexOf('.') + 1);
        return switch (group) {
            case "hudson.model.Item" -> "Job/" + name;
            case "hudson.model.Hudson", "jenkins.model.Jenkins" -> "Overall/" + name;
            case "hudson.model.Computer" -> "Agent/" + name;
            default -> permission;
        };
    }

    /** It answers 503 on every path and has begun nothing. */
    OutsideFault starting(String operation) {
        return new OutsideFault(
                TRANSIENT,
                system,
                operation,
                "HTTP 503: it is starting or restarting",
                "nothing to do: it is tried again; if it lasts, look at Jenkins' system log");
    }

    /** The exchange broke. */
    OutsideFault broken(Request request, IOException cause) {
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
                        "check that Jenkins runs and can be reached from here")
                .causedBy(cause);
    }

    OutsideFault fault(FaultKind kind, String operation, String said, String hint) {
        return new OutsideFault(kind, system, operation, said, hint);
    }

    OutsideFault permanent(String operation, String said, String hint) {
        return fault(PERMANENT, operation, said, hint);
    }

    /** A 2xx answer that is neither JSON nor a job. */
    OutsideFault unreadable(Request request, Answer answer) {
        return permanent(
                request.operation(),
                "the answer is not what Jenkins tells there: " + answer.said(),
                "check that the address is the root of Jenkins, and no proxy or log-in page");
    }
}
