package dev.vmautoscaling.preflight;

import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.preflight.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Which addresses are in use already, as F5s and vCenters know it.
 *
 * @param byAddress what has each address, in an operator's words
 * @param troubles systems that could not be asked, in their own words
 */
public record Servers(Map<IpAddress, String> byAddress, List<String> troubles) {
    public Servers {
        byAddress = Map.copyOf(byAddress);
        troubles = List.copyOf(troubles);
    }

    /** Asks all of them side by side. */
    public static Servers seenBy(Reach reach, Collection<String> f5s, Collection<String> vcenters, Duration limit) {
        Asking asking = new Asking(limit);
        List<CompletableFuture<Found<Map<IpAddress, String>>>> asked = new ArrayList<>();
        f5s.forEach(name -> asked.add(asking.ask("F5 " + name, () -> nodes(reach, name))));
        vcenters.forEach(name -> asked.add(asking.ask("vCenter " + name, () -> vms(reach, name, limit))));
        Map<IpAddress, String> byAddress = new HashMap<>();
        List<String> troubles = new ArrayList<>();
        for (CompletableFuture<Found<Map<IpAddress, String>>> answer : asked) {
            switch (answer.join()) {
                case Found.Value<Map<IpAddress, String>> value -> value.value().forEach(byAddress::putIfAbsent);
                case Found.Trouble<Map<IpAddress, String>> trouble -> troubles.add(trouble.said());
                case Found.Unasked<Map<IpAddress, String>> unasked -> {}
            }
        }
        return new Servers(byAddress, troubles);
    }

    private static Map<IpAddress, String> nodes(Reach reach, String f5) {
        Map<IpAddress, String> nodes = new HashMap<>();
        reach.balancers().to(f5).nodes().forEach((address, name) -> nodes.put(address, "F5 node " + name));
        return nodes;
    }

    private static Map<IpAddress, String> vms(Reach reach, String vcenter, Duration limit) {
        Map<IpAddress, String> vms = new HashMap<>();
        for (ListedVm vm : reach.inventories().to(vcenter).contents(limit).vms()) {
            vm.address().ifPresent(address -> vms.put(new IpAddress(address), "VM " + vm.name()));
        }
        return vms;
    }
}
