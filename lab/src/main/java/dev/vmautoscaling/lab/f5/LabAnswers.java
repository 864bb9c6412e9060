package dev.vmautoscaling.lab.f5;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /lab/faults}, no part of a real device: {@code POST} arms {@code {"kind":"ASYNC_TASK","method":"PATCH",
 * "path":"/members","times":2,"seconds":1.5}}, {@code GET} lists, {@code DELETE} clears. Besides the kinds of {@link
 * FaultKind} it knows UNREACHABLE, ACTIVE, STANDBY and FOREIGN_CHANGE, which happen at once.
 */
final class LabAnswers {

    private final Faults faults;
    private final Cluster cluster;
    private final Outages outages;

    /** Makes the management interface refuse connections. */
    interface Outages {
        void refuse(Duration duration);
    }

    LabAnswers(Faults faults, Cluster cluster, Outages outages) {
        this.faults = faults;
        this.cluster = cluster;
        this.outages = outages;
    }

    Reply.Answer answer(Call call) {
        switch (call.method()) {
            case "POST" -> arm(call.json());
            case "DELETE" -> faults.clear();
            default -> {}
        }
        ObjectNode answer = Json.object()
                .put("failoverState", cluster.isActive() ? "active" : "standby")
                .put("syncStatus", cluster.status());
        return Reply.ok(answer.set("faults", faults.shown()));
    }

    private void arm(ObjectNode body) {
        String kind = Paths.text(body, "kind");
        Duration duration = Duration.ofMillis((long) (body.path("seconds").asDouble(10) * 1000));
        switch (kind) {
            case "UNREACHABLE" -> outages.refuse(duration);
            case "ACTIVE" -> cluster.fail(true);
            case "STANDBY" -> cluster.fail(false);
            case "FOREIGN_CHANGE" -> cluster.changed();
            default -> faults.arm(fault(body, kind, duration));
        }
    }

    private static Fault fault(ObjectNode body, String kind, Duration duration) {
        try {
            return new Fault(
                    FaultKind.valueOf(kind),
                    Pattern.compile(body.path("method").asString(".*")),
                    Pattern.compile(body.path("path").asString("")),
                    body.path("times").asInt(1),
                    duration);
        } catch (PatternSyntaxException notAPattern) {
            throw Errors.invalidValue("path", body.path("path").asString(""));
        } catch (IllegalArgumentException unknown) {
            throw Errors.invalidValue("kind", kind);
        }
    }
}
