package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.ClusterHosts;
import dev.vmautoscaling.domain.vm.HostRoom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The hosts of one vCenter's clusters, over its SOAP API. */
final class VsphereClusterHosts implements ClusterHosts {
    private static final String CLUSTER = "ClusterComputeResource";
    private static final String HOST = "HostSystem";
    private static final String CORES = "summary.hardware.numCpuCores";
    private static final String MHZ = "summary.hardware.cpuMhz";
    private static final String MEMORY = "summary.hardware.memorySize";
    private static final String USED_MHZ = "summary.quickStats.overallCpuUsage";
    private static final String USED_MIB = "summary.quickStats.overallMemoryUsage";
    private static final String CONNECTION = "runtime.connectionState";
    private static final String POWER = "runtime.powerState";
    private static final String MAINTENANCE = "runtime.inMaintenanceMode";

    private final Session session;
    private final Faults faults;

    VsphereClusterHosts(Session session, Faults faults) {
        this.session = session;
        this.faults = faults;
    }

    @Override
    public List<HostRoom> hosts(String datacenter, String cluster) {
        String purpose = "look at the hosts of cluster " + cluster;
        Map<String, List<String>> wanted = Map.of(
                CLUSTER,
                List.of("name"),
                HOST,
                List.of("name", "parent", CORES, MHZ, MEMORY, USED_MHZ, USED_MIB, CONNECTION, POWER, MAINTENANCE));
        List<PropertyValues> all = session.run(vim ->
                new Properties(vim, purpose).below(new Inventory(vim, faults, purpose).datacenter(datacenter), wanted));
        Moref wantedCluster = all.stream()
                .filter(object -> object.object().isA(CLUSTER))
                .filter(object -> Names.decoded(object.text("name")).equals(cluster))
                .map(PropertyValues::object)
                .findFirst()
                .orElseThrow(() -> faults.unusable(
                        purpose,
                        "there is no cluster " + cluster,
                        "Check the service's cluster, and that the account may see it in vCenter"));
        return all.stream()
                .filter(object -> object.object().isA(HOST))
                .filter(host ->
                        host.reference("parent").filter(wantedCluster::equals).isPresent())
                .map(VsphereClusterHosts::room)
                .sorted(Comparator.comparing(HostRoom::name))
                .toList();
    }

    private static HostRoom room(PropertyValues host) {
        return new HostRoom(
                Names.decoded(host.text("name")),
                host.text(CONNECTION).equals("connected")
                        && host.text(POWER).equals("poweredOn")
                        && !host.isTrue(MAINTENANCE),
                (int) number(host, CORES),
                (int) number(host, MHZ),
                number(host, USED_MHZ),
                number(host, MEMORY),
                number(host, USED_MIB) << 20);
    }

    /** 0 when vCenter does not tell it, as it does not of a host that is away. */
    private static long number(PropertyValues host, String path) {
        String text = host.text(path);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
