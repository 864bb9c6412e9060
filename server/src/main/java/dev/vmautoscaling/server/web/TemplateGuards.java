package dev.vmautoscaling.server.web;

import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.server.config.FieldError;
import dev.vmautoscaling.server.config.Nearest;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.templates.Answer;
import dev.vmautoscaling.templates.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a wish about a template must pass, and how the API tells what it did not. */
@Component
class TemplateGuards {
    private final ConnectionStore connections;
    private final KillSwitch killSwitch;
    private final InstantSource time;

    TemplateGuards(ConnectionStore connections, KillSwitch killSwitch, InstantSource time) {
        this.connections = connections;
        this.killSwitch = killSwitch;
        this.time = time;
    }

    Instant now() {
        return time.instant();
    }

    void refuseUnknownVcenter(String name) {
        List<String> known = connections.all().stream()
                .map(ConnectionStore.Stored::connection)
                .filter(connection -> connection.kind() == Connection.Kind.VCENTER)
                .map(Connection::name)
                .toList();
        if (!known.contains(name)) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "connection-unknown",
                    "there is no vCenter connection " + name,
                    List.of(new FieldError("vcenter", name, "one of " + known, Nearest.hint(name, known))));
        }
    }

    /** Templates are of no service: only the global switch counts. */
    void refuseUnderStop() {
        if (killSwitch.of("") != KillSwitch.Position.OFF) {
            throw Refused.because(
                    HttpStatus.CONFLICT, "kill-switch-on", "the global kill switch lets no new work begin");
        }
    }

    /** @throws Refused when it was refused, with its code and what can be done */
    static Answer.Accepted accepted(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> accepted;
            case Answer.Refused refused -> throw problem(refused.why());
        };
    }

    private static Refused problem(Refusal why) {
        return switch (why.code()) {
            case CHANGED_MEANWHILE -> IfMatch.moved();
            case SOURCE_VM_UNKNOWN, SOURCE_VM_AMBIGUOUS, SOURCE_VM_CHANGED ->
                refused(HttpStatus.UNPROCESSABLE_CONTENT, "sourceVm", why);
            case CONFIRMATION_MISSING -> refused(HttpStatus.UNPROCESSABLE_CONTENT, "confirm", why);
            case SOURCE_VM_POWERED_ON, SOURCE_VM_IS_TEMPLATE, SOURCE_VM_IS_MEMBER, NOT_A_TEMPLATE ->
                refused(HttpStatus.CONFLICT, "sourceVm", why);
            case TEMPLATE_NAME_TAKEN, VCENTER_NAME_TAKEN -> refused(HttpStatus.CONFLICT, "name", why);
            case NEVER_WAS_A_VM -> refused(HttpStatus.CONFLICT, "way", why);
            case TEMPLATE_BUSY,
                    TEMPLATE_NOT_READY,
                    TEMPLATE_IN_USE,
                    TEMPLATE_HAS_LINKED_CLONES,
                    TEMPLATE_NOT_OURS,
                    TEMPLATE_MISSING,
                    VCENTER_RIGHT_MISSING -> refused(HttpStatus.CONFLICT, "", why);
        };
    }

    private static Refused refused(HttpStatus status, String field, Refusal why) {
        return new Refused(
                status,
                Words.of(why.code()),
                why.message() + ": " + why.hint(),
                List.of(new FieldError(field, why.message(), "", why.hint())));
    }
}
