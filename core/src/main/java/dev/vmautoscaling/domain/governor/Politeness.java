package dev.vmautoscaling.domain.governor;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.inventory.VmHosts;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps steps from asking too much of vCenters at once. */
public record Politeness(Governor governor, Connected<VmHosts> hosts) {
    /**
     * Everything that an operation on a VM's disks keeps busy.
     *
     * @param datastore where the disks are, or will be
     * @param host which host does the work
     * @throws dev.vmautoscaling.domain.fault.OutsideFault when vCenter does not tell the host
     */
    public Set<Resource> busy(
            String vcenter, String datacenter, String datastore, Function<VmHosts, Optional<String>> host) {
        Stream<Resource> always =
                Stream.of(new Resource.Vcenter(vcenter), new Resource.Datastore(vcenter, datacenter, datastore));
        Stream<Resource> working = host.apply(hosts.to(vcenter)).stream().map(name -> new Resource.Host(vcenter, name));
        return Stream.concat(always, working).collect(Collectors.toUnmodifiableSet());
    }
}
