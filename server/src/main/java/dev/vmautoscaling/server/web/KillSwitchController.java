package dev.vmautoscaling.server.web;

import dev.vmautoscaling.scaling.KillSwitch.Position;
import dev.vmautoscaling.server.config.Checked;
import dev.vmautoscaling.server.config.Checks;
import dev.vmautoscaling.server.config.Example;
import dev.vmautoscaling.server.openapi.Body;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import dev.vmautoscaling.server.persistence.KillSwitchStore.Setting;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The kill switch, for everything and for one service. */
@RestController
@RequestMapping("/api/system/kill-switch")
class KillSwitchController {
    private final KillSwitchStore killSwitch;
    private final KnownGroups groups;
    private final AuditStore audit;

    KillSwitchController(KillSwitchStore killSwitch, KnownGroups groups, AuditStore audit) {
        this.killSwitch = killSwitch;
        this.groups = groups;
        this.audit = audit;
    }

    /** A new position and why. */
    record Turning(
            @Example("no-new-work") Position position,
            @Example("storm in the network") String reason) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.text("reason", reason, Reason.LONGEST);
        }
    }

    /** The global switch, never set: off. */
    record Standing(
            Position position,
            Optional<String> by,
            Optional<Instant> at,
            Optional<String> reason,
            List<OfService> services) {}

    /** The switch of one service. */
    record OfService(String service, Position position, String by, Instant at, String reason) {}

    @GetMapping
    Standing show() {
        Optional<Setting> global = killSwitch.global();
        return new Standing(
                global.map(Setting::position).orElse(Position.OFF),
                global.map(Setting::by),
                global.map(Setting::at),
                global.map(Setting::reason),
                killSwitch.settings().stream()
                        .flatMap(setting -> ofService(setting).stream())
                        .toList());
    }

    private static Optional<OfService> ofService(Setting setting) {
        return setting.service()
                .map(service ->
                        new OfService(service, setting.position(), setting.by(), setting.at(), setting.reason()));
    }

    @PutMapping
    Standing turn(@Body Turning turning, Principal who) {
        killSwitch.setGlobal(turning.position(), who.getName(), turning.reason());
        audit.record(who.getName(), "kill switch " + Words.of(turning.position()), turning.reason());
        return show();
    }

    @PutMapping("/{service}")
    Standing turnOf(@PathVariable String service, @Body Turning turning, Principal who) {
        groups.known(service);
        killSwitch.set(service, turning.position(), who.getName(), turning.reason());
        audit.record(who.getName(), "kill switch of " + service + " " + Words.of(turning.position()), turning.reason());
        return show();
    }
}
