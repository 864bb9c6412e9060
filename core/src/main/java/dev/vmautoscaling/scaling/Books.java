package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import java.util.List;

/**
 * What is recorded of a group, read under the lock on its row.
 *
 * @param live members that take a slot
 * @param lastNumber the number in the name of the member that was made last; 0 when none was
 */
public record Books(ScalingGroup group, List<Member> live, int lastNumber) {
    public Books {
        live = List.copyOf(live);
    }
}
