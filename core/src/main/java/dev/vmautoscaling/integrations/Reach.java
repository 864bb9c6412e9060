package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.domain.integration.Integrations;

/**
 * Everything that these steps reach.
 *
 * @param register where configs are switched on and off, and forgotten
 * @param departure how the members of a config that goes leave
 */
public record Reach(
        ScalingGroups groups,
        Members members,
        Integrations integrations,
        GroupRegister register,
        MemberDeparture departure) {}
