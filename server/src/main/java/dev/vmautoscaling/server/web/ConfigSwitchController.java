package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.server.config.Change;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.ConfigSwitches;
import dev.vmautoscaling.server.config.Default;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.server.openapi.Answers;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Switches of a config: whether it is evaluated, whether it acts, and which parts of its scaling rest. */
@RestController
@RequestMapping("/api/autoscaling/configs/{service}")
class ConfigSwitchController {
    private final KnownGroups known;
    private final ConfigSwitches switches;
    private final Evaluations evaluations;

    ConfigSwitchController(KnownGroups known, ConfigSwitches switches, Evaluations evaluations) {
        this.known = known;
        this.switches = switches;
        this.evaluations = evaluations;
    }

    /** @param parts none: all of them */
    record Suspension(@Example("in") List<Part> parts, Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }

        Set<Part> chosen() {
            return parts.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
        }

        String words() {
            return String.join(", ", chosen().stream().map(Words::of).toList());
        }
    }

    /** @param override enable it although checks fail: then the reason must be given */
    record Enabling(
            Optional<String> reason, @Default("false") boolean override) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
            checks.require(
                    !override || reason.isPresent(),
                    "reason",
                    "nothing",
                    "why it is to be enabled all the same",
                    "an override is kept in the audit record");
        }
    }

    /** The reason is told when there is one. */
    record Switching(@Example("load test is over") Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }
    }

    /** Whether decisions are carried out ({@code act}) or only told ({@code observe}). */
    record ModeSwitching(Mode mode, Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }
    }

    private interface Turn {
        StoredGroup of(String service, Change how);
    }

    @PostMapping("/enable")
    @Answers({200, 202})
    @Refusal(status = 409, code = "workflows-unfinished", when = "it is being enabled, disabled or removed already")
    @Refusal(status = 409, code = "preflight-failed", when = "a check fails; items tells all of them")
    ResponseEntity<ConfigView> enable(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Body Enabling order,
            Principal who) {
        Edit by = new Edit(who.getName(), "enable", order.reason().orElse(""));
        return turned(
                service,
                ifMatch,
                by,
                (name, how) -> switches.enable(name, new Change(how.by(), how.expected(), order.override())));
    }

    @PostMapping("/disable")
    ResponseEntity<ConfigView> disable(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Body Switching order,
            Principal who) {
        Edit by = new Edit(who.getName(), "disable", order.reason().orElse(""));
        return turned(service, ifMatch, by, switches::disable);
    }

    @PostMapping("/mode")
    ResponseEntity<ConfigView> mode(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Body ModeSwitching order,
            Principal who) {
        String what = "switch to " + Words.of(order.mode());
        Edit by = new Edit(who.getName(), what, order.reason().orElse(""));
        return turned(service, ifMatch, by, (name, how) -> switches.setMode(name, order.mode(), how));
    }

    @PostMapping("/suspend")
    ResponseEntity<ConfigView> suspend(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Body Suspension order,
            Principal who) {
        Edit by = new Edit(
                who.getName(),
                "suspend " + order.words() + " of",
                order.reason().orElse(""));
        return turned(service, ifMatch, by, (name, how) -> switches.suspend(name, order.chosen(), how));
    }

    @PostMapping("/resume")
    ResponseEntity<ConfigView> resume(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Body Suspension order,
            Principal who) {
        Edit by = new Edit(
                who.getName(), "resume " + order.words() + " of", order.reason().orElse(""));
        return turned(service, ifMatch, by, (name, how) -> switches.resume(name, order.chosen(), how));
    }

    private ResponseEntity<ConfigView> turned(String service, @Nullable String ifMatch, Edit by, Turn turn) {
        known.known(service);
        OptionalLong revision = ifMatch == null ? OptionalLong.empty() : OptionalLong.of(IfMatch.version(ifMatch));
        StoredGroup after = turn.of(service, new Change(by, revision, false));
        evaluations.soon();
        // What is published first is enabled by a workflow, a little later.
        boolean isComing = by.what().equals("enable") && !after.group().enabled();
        return ConfigController.answer(isComing ? HttpStatus.ACCEPTED : HttpStatus.OK, after, List.of());
    }
}
