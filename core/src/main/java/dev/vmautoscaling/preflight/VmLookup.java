package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.preflight.BaseVm;
import dev.vmautoscaling.domain.vm.Vm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One vCenter's VMs. Every method throws {@link OutsideFault}. */
record VmLookup(Reach reach, String vcenter, Duration limit) {
    /** What vCenter has now: what it had before it became silent proves nothing. */
    Contents inventory() {
        Contents contents = reach.inventories().to(vcenter).contents(limit);
        contents.trouble().ifPresent(trouble -> {
            throw new OutsideFault(
                    FaultKind.TRANSIENT,
                    "vCenter " + vcenter,
                    "look at its inventory",
                    trouble,
                    "see whether vCenter can be reached");
        });
        return contents;
    }

    /** By address: as the inventory knows it, else as vCenter finds it, which also knows the addresses of further cards. */
    Map<IpAddress, BaseVm> at(List<PoolMember> members) {
        Map<String, ListedVm> byAddress = inventory().vms().stream()
                .filter(vm -> vm.address().isPresent())
                .collect(Collectors.toMap(
                        vm -> vm.address().orElseThrow(),
                        vm -> vm,
                        (first, second) -> first.power() == Vm.PowerState.ON ? first : second));
        Map<IpAddress, BaseVm> found = new HashMap<>();
        for (PoolMember member : members) {
            IpAddress address = member.endpoint().address();
            ListedVm listed = byAddress.get(address.value());
            if (listed != null) {
                found.put(address, new BaseVm(listed.id(), listed.name(), listed.power() == Vm.PowerState.ON));
            } else {
                reach.outside()
                        .vcenters()
                        .to(vcenter)
                        .findByAddress(address)
                        .ifPresent(vm -> found.put(address, new BaseVm(vm.id(), vm.name(), vm.isOn())));
            }
        }
        return found;
    }
}
