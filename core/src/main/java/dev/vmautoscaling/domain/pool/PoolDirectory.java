package dev.vmautoscaling.domain.pool;

import java.util.List;

/** The pools of one F5, to choose from. */
public interface PoolDirectory {
    /**
     * Every pool that this user may see, by name.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when F5 does not tell
     */
    List<ListedPool> pools();
}
