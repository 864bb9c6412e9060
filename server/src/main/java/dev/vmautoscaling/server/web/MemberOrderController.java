package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.scaling.Acting;
import dev.vmautoscaling.scaling.ManualScaling;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders about one created member. Base members are not ours: there is none of them here. */
@RestController
@RequestMapping("/api/autoscaling/configs/{service}/members/{member}")
class MemberOrderController {
    private final KnownGroups known;
    private final JdbcMembers members;
    private final ManualScaling scaling;
    private final AuditStore audit;

    MemberOrderController(KnownGroups known, JdbcMembers members, ManualScaling scaling, AuditStore audit) {
        this.known = known;
        this.members = members;
        this.scaling = scaling;
        this.audit = audit;
    }

    /** Why, where somebody says it. */
    record Protecting(Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }
    }

    /** Drains this member and takes it out, by the usual scale-in. */
    @PostMapping("/remove")
    @Answers(202)
    @Refusal(status = 404, code = "member-unknown", when = "the service has no such created member")
    @Refusal(status = 409, code = "config-disabled", when = "the config is not enabled")
    @Refusal(status = 409, code = "config-observes", when = "the config is in observe mode")
    @Refusal(status = 409, code = "held", when = "something holds it: hold has the reason, as for any decision")
    ResponseEntity<ScaleController.Begun> remove(
            @PathVariable String service, @PathVariable String member, @Body Reason reason, Principal who) {
        ScalingGroup group = known.acting(service);
        Member leaving = known(service, member);
        audit.record(who.getName(), "remove member " + leaving.name() + " of " + service, reason.reason());
        Acting.Carried carried = scaling.remove(group, leaving.id(), who.getName());
        return ResponseEntity.accepted().body(ScaleController.begun(carried));
    }

    /** From now on scale-in never chooses it. */
    @PostMapping("/protect")
    @Answers(204)
    @Refusal(status = 404, code = "member-unknown", when = "the service has no such created member")
    ResponseEntity<Void> protect(
            @PathVariable String service, @PathVariable String member, @Body Protecting order, Principal who) {
        return protection(known(service, member), true, order, who);
    }

    /** Scale-in may choose it again. */
    @PostMapping("/unprotect")
    @Answers(204)
    @Refusal(status = 404, code = "member-unknown", when = "the service has no such created member")
    ResponseEntity<Void> unprotect(
            @PathVariable String service, @PathVariable String member, @Body Protecting order, Principal who) {
        return protection(known(service, member), false, order, who);
    }

    private ResponseEntity<Void> protection(Member member, boolean isProtected, Protecting order, Principal who) {
        members.setProtected(member.id(), isProtected);
        String verb = isProtected ? "protect" : "unprotect";
        String what = verb + " member " + member.name() + " of " + member.service();
        audit.record(who.getName(), what, order.reason().orElse(""));
        return ResponseEntity.noContent().build();
    }

    /** By its id, or by the name of its VM. */
    private Member known(String service, String wanted) {
        List<Member> live = members.live(known.known(service).group().service());
        return live.stream()
                .filter(member -> member.id().equals(wanted) || member.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refused.unknown(
                        "member", wanted, live.stream().map(Member::name).toList()));
    }
}
