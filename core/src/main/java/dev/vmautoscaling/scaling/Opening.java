package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.engine.Workflow;
import java.util.List;

/**
 * Everything that is written when an event opens, at once or not at all.
 *
 * @param members new, or changed by the opening
 * @param lastNumber as in {@link Books}, afterwards
 */
public record Opening(ScalingEvent event, List<Member> members, List<Workflow> workflows, int lastNumber) {
    public Opening {
        members = List.copyOf(members);
        workflows = List.copyOf(workflows);
    }
}
