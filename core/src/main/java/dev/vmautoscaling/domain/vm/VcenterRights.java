package dev.vmautoscaling.domain.vm;

import java.util.List;

/** What our account may do in one vCenter. */
public interface VcenterRights {
    /**
     * The privileges that making and removing VMs there needs and the account has not, each with where it is missing.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when vCenter cannot be asked
     */
    List<String> missing(Placement placement, String template);
}
