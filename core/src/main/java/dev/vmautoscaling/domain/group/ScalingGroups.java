package dev.vmautoscaling.domain.group;

import java.util.List;
import java.util.Optional;

/** The groups that the operators have defined. */
public interface ScalingGroups {
    /** All enabled groups, by service name. */
    List<ScalingGroup> enabled();

    Optional<ScalingGroup> find(String service);
}
