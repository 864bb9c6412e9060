package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.Resize;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.scaling.Acting;
import dev.vmautoscaling.scaling.ManualScaling;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's order for more or fewer members: the same bounds, kill switch and books as any decision. */
@RestController
class ScaleController {
    private final KnownGroups known;
    private final ManualScaling scaling;
    private final AuditStore audit;

    ScaleController(KnownGroups known, ManualScaling scaling, AuditStore audit) {
        this.known = known;
        this.scaling = scaling;
        this.audit = audit;
    }

    /**
     * Either of the two.
     *
     * @param by so many more, or fewer when negative
     * @param to the size that is wanted; base members count
     */
    record Order(@Example("1") Optional<Integer> by, Optional<Integer> to, Optional<String> reason) implements Checked {
        private static final int MOST = 99;

        @Override
        public void check(Checks checks) {
            checks.require(
                    by.isPresent() != to.isPresent(),
                    by.isPresent() ? "to" : "by",
                    by.isPresent() ? "both by and to" : "neither by nor to",
                    "one of by and to",
                    "");
            by.ifPresent(members -> checks.between("by", members, -MOST, MOST));
            by.ifPresent(members -> checks.require(members != 0, "by", members, "not 0", ""));
            to.ifPresent(size -> checks.between("to", size, 1, MOST));
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }

        Resize resize() {
            return by.<Resize>map(Resize.By::new).orElseGet(() -> new Resize.To(to.orElseThrow()));
        }
    }

    /**
     * What was begun.
     *
     * @param kind {@code scale-out} or {@code scale-in}
     * @param count members that come or go
     */
    record Begun(String event, String kind, int count, String why) {}

    @PostMapping("/api/autoscaling/configs/{service}/scale")
    @Answers(202)
    @Refusal(status = 409, code = "config-disabled", when = "the config is not enabled")
    @Refusal(status = 409, code = "config-observes", when = "the config is in observe mode")
    @Refusal(status = 409, code = "held", when = "something holds it: hold has the reason, as for any decision")
    ResponseEntity<Begun> scale(@PathVariable String service, @Body Order order, Principal who) {
        ScalingGroup group = known.acting(service);
        String wanted = order.by()
                .map(n -> String.format(Locale.ROOT, "by %+d", n))
                .orElseGet(() -> "to " + order.to().orElseThrow());
        audit.record(
                who.getName(), "scale " + service + " " + wanted, order.reason().orElse(""));
        Acting.Carried carried = scaling.order(group, order.resize(), who.getName());
        return ResponseEntity.accepted().body(begun(carried));
    }

    static Begun begun(Acting.Carried carried) {
        Decision decision = carried.decision();
        String event = carried.event().orElse("");
        return switch (decision) {
            case Decision.ScaleOut out -> new Begun(event, "scale-out", out.count(), out.why());
            case Decision.ScaleIn in ->
                new Begun(event, "scale-in", in.members().size(), in.why());
            case Decision.Undrain undrain ->
                new Begun(event, "undrain", undrain.members().size(), undrain.why());
            case Decision.Hold hold ->
                throw Refused.because(HttpStatus.CONFLICT, "held", hold.why())
                        .with("hold", hold.reason().name());
        };
    }
}
