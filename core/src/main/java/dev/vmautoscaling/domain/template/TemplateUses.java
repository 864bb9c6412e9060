package dev.vmautoscaling.domain.template;

import dev.vmautoscaling.domain.vm.VmId;
import java.util.List;
import java.util.Optional;

/** Who needs a template, or a VM, as it is. */
public interface TemplateUses {
    /** The services whose configs clone from the template of that name, enabled or not, by name. */
    List<String> servicesUsing(String vcenter, String datacenter, String template);

    /** The service that has this VM as a member. */
    Optional<String> serviceOf(String vcenter, VmId vm);
}
