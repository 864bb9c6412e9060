package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.domain.preflight.Found;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Which VMs the servers are that were in a pool before us. */
public final class BaseMembers {
    private final Reach reach;
    private final Duration limit;

    /** @param limit how long vCenter is waited for */
    public BaseMembers(Reach reach, Duration limit) {
        this.reach = reach;
        this.limit = limit;
    }

    /** The VM at the address of each base member that has one; one that is off reports no address and is not found. */
    public Found<Map<IpAddress, BaseVm>> vms(GroupConfig config, List<PoolMember> base) {
        Questions questions = new Questions(reach, config, limit);
        return new Asking(limit)
                .ask("vCenter " + config.placement().vcenter(), () -> questions.vms(base))
                .join();
    }
}
