package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.StoredGroup;
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
}
