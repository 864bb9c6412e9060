package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.List;
import java.util.Optional;

/** VMs as vCenter lists them. */
final class Vms {
    private Vms() {}

    static ListedVm on(String name, String address) {
        return new ListedVm(
                new VmId("vm-" + name),
                "uuid-" + name,
                name,
                "DC0",
                "",
                false,
                PowerState.ON,
                "Debian GNU/Linux 12 (64-bit)",
                2,
                4096,
                List.of(),
                List.of("VM Network"),
                Optional.of(address));
    }
}
