package dev.vmautoscaling.domain.vm;

import java.util.List;

/** What our account may do in one vCenter beyond what it must: labelling VMs and keeping them on different hosts. */
public interface ComfortRights {
    /**
     * The privileges whose lack only costs a warning, each with where it is missing.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when vCenter cannot be asked
     */
    List<String> missing(Placement placement, VmLabels labels);
}
