package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Configs: look at them, switch them on and off, suspend parts of their scaling. They are written by import. */
@RestController
@RequestMapping("/api/autoscaling/configs")
class ConfigController {
    private final JdbcScalingGroups groups;
    private final KnownGroups known;
    private final AuditStore audit;

    ConfigController(JdbcScalingGroups groups, KnownGroups known, AuditStore audit) {
        this.groups = groups;
        this.known = known;
        this.audit = audit;
    }

    /** @param parts none: all of them */
    record Suspension(List<Part> parts, Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }

        Set<Part> chosen() {
            return parts.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
        }
    }

    /** The reason is told when there is one. */
    record Switching(Optional<String> reason) implements Checked {
        @Override
        public void check(Checks checks) {
            reason.ifPresent(text -> checks.text("reason", text, Reason.LONGEST));
        }
    }

    private enum YesNo {
        TRUE,
        FALSE
    }

    @GetMapping
    Items<ConfigView> list(HttpServletRequest request) {
        Query query = Query.of(request, "service", "enabled", "mode");
        Optional<String> service = query.text("service");
        Optional<Boolean> enabled = query.constant("enabled", YesNo.class).map(YesNo.TRUE::equals);
        Optional<Mode> mode = query.constant("mode", Mode.class);
        List<ConfigView> found = groups.all().stream()
                .filter(stored -> service.map(stored.group().service()::equals).orElse(true))
                .filter(stored -> enabled.map(wanted -> wanted == stored.group().enabled())
                        .orElse(true))
                .filter(stored -> mode.map(
                                wanted -> wanted == stored.group().config().mode())
                        .orElse(true))
                .map(ConfigView::of)
                .toList();
        return Items.of(query.part(found, "service"), view -> view);
    }

    @GetMapping("/{service}")
    ResponseEntity<ConfigView> detail(@PathVariable String service) {
        return answer(known.known(service));
    }

    @PostMapping("/{service}/enable")
    ResponseEntity<ConfigView> enable(
            @PathVariable String service, @RequestBody(required = false) byte @Nullable [] body, Principal who) {
        return setEnabled(service, true, body, who);
    }

    @PostMapping("/{service}/disable")
    ResponseEntity<ConfigView> disable(
            @PathVariable String service, @RequestBody(required = false) byte @Nullable [] body, Principal who) {
        return setEnabled(service, false, body, who);
    }

    private ResponseEntity<ConfigView> setEnabled(
            String service, boolean enabled, byte @Nullable [] body, Principal who) {
        Switching order = Bodies.read(body, Switching.class);
        known.known(service);
        StoredGroup changed = groups.setEnabled(service, enabled);
        String what = (enabled ? "enable" : "disable") + " config " + service;
        audit.record(who.getName(), what, order.reason().orElse(""));
        return answer(changed);
    }

    @PostMapping("/{service}/suspend")
    ResponseEntity<ConfigView> suspend(
            @PathVariable String service, @RequestBody(required = false) byte @Nullable [] body, Principal who) {
        Suspension order = Bodies.read(body, Suspension.class);
        Set<Part> all = suspended(service);
        all.addAll(order.chosen());
        return setSuspended(service, all, "suspend", order, who);
    }

    @PostMapping("/{service}/resume")
    ResponseEntity<ConfigView> resume(
            @PathVariable String service, @RequestBody(required = false) byte @Nullable [] body, Principal who) {
        Suspension order = Bodies.read(body, Suspension.class);
        Set<Part> rest = suspended(service);
        rest.removeAll(order.chosen());
        return setSuspended(service, rest, "resume", order, who);
    }

    private Set<Part> suspended(String service) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        parts.addAll(known.known(service).group().suspended());
        return parts;
    }

    private ResponseEntity<ConfigView> setSuspended(
            String service, Set<Part> parts, String verb, Suspension order, Principal who) {
        StoredGroup changed = groups.setSuspended(service, parts);
        String what = verb + " "
                + String.join(", ", order.chosen().stream().map(Words::of).toList()) + " of " + service;
        audit.record(who.getName(), what, order.reason().orElse(""));
        return answer(changed);
    }

    private static ResponseEntity<ConfigView> answer(StoredGroup stored) {
        return ResponseEntity.ok().eTag(Long.toString(stored.group().version())).body(ConfigView.of(stored));
    }
}
