package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.engine.Workflow;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is written when an event opens, at once or not at all.
 *
 * @param members new, or changed by the opening
 * @param lastNumber as in {@link Books}, afterwards
 * @param offer to whoever is to drive it; empty when the control plane does
 */
public record Opening(
        ScalingEvent event, List<Member> members, List<Workflow> workflows, int lastNumber, Optional<Drive> offer) {
    /** An event that the control plane drives. */
    public Opening(ScalingEvent event, List<Member> members, List<Workflow> workflows, int lastNumber) {
        this(event, members, workflows, lastNumber, Optional.empty());
    }

    public Opening {
        members = List.copyOf(members);
        workflows = List.copyOf(workflows);
    }
}
