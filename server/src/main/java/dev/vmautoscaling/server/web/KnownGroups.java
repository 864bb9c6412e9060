package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig.Mode;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds a group, or refuses with the name that was probably meant. */
@Component
class KnownGroups {
    private final JdbcScalingGroups groups;

    KnownGroups(JdbcScalingGroups groups) {
        this.groups = groups;
    }

    /** @throws Refused when there is none */
    StoredGroup known(String service) {
        return groups.stored(service)
                .orElseThrow(() -> Refused.unknown(
                        "service",
                        service,
                        groups.all().stream()
                                .map(stored -> stored.group().service())
                                .toList()));
    }

    /** @throws Refused when there is none, or it takes no orders: it is not enabled, or only observes */
    ScalingGroup acting(String service) {
        ScalingGroup group = known(service).group();
        if (!group.enabled()) {
            throw Refused.because(
                    HttpStatus.CONFLICT, "config-disabled", "the config of " + service + " is not enabled");
        }
        if (group.config().mode() == Mode.OBSERVE) {
            throw Refused.because(
                    HttpStatus.CONFLICT,
                    "config-observes",
                    "the config of " + service + " is in observe mode, which never acts: switch it to act first");
        }
        return group;
    }
}
