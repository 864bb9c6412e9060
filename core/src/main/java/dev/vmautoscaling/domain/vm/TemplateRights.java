package dev.vmautoscaling.domain.vm;

import java.util.List;

/** What our account may do in one vCenter when it comes to templates. */
public interface TemplateRights {
    /**
     * The privileges that making a template of the VM there, and removing it again, needs and the account has not, each
     * with where it is missing.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when vCenter cannot be asked
     */
    List<String> missing(VmId source, TemplatePlace place);
}
