package dev.vmautoscaling.domain.inventory;

import dev.vmautoscaling.domain.vm.VmId;
import java.net.URI;
import java.util.Optional;

/**
 * Which hosts of one vCenter work on which VMs. Hosts change seldom, so an answer may be some minutes old. Every method
 * throws {@link dev.vmautoscaling.domain.fault.OutsideFault}.
 */
public interface VmHosts {
    /** @return the host's name; empty when there is no such VM, or it is on no host */
    Optional<String> ofVm(VmId vm);

    /**
     * The host that reads a template's disks when it is cloned.
     *
     * @param template its name in the data center
     */
    Optional<String> ofTemplate(String datacenter, String template);

    /** Where vSphere's own client shows the VM to people; empty when vCenter does not say what it is. */
    Optional<URI> page(VmId vm);
}
