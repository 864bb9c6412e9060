package dev.vmautoscaling.domain.vm;

import java.util.List;

/**
 * What our account may do in one vCenter when it comes to templates. Every method answers with the privileges that the
 * account has not, each with where it is missing, and throws {@link dev.vmautoscaling.domain.fault.OutsideFault} when
 * vCenter cannot be asked.
 */
public interface TemplateRights {
    /** To copy the VM to that place, make a template of the copy, and remove it again. */
    List<String> missing(VmId source, TemplatePlace place);

    /** To make a template of the VM itself, and a VM of it again. */
    List<String> missingToConvert(VmId vm);

    /** To destroy the template. */
    List<String> missingToDestroy(VmId template);
}
