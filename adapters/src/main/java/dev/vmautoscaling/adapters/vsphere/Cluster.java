package dev.vmautoscaling.adapters.vsphere;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster, for what concerns the places of VMs among its hosts.
 *
 * @param hosts that VMs can run on now
 * @param hasDrs whether vCenter itself chooses hosts, and so heeds rules
 * @param rules as vCenter has them
 */
record Cluster(Moref object, String name, List<PropertyValues> hosts, boolean hasDrs, List<Element> rules) {
    static final String TYPE = "ClusterComputeResource";

    private static final String HOST = "HostSystem";
    private static final String STATE = "runtime.connectionState";
    private static final String MAINTENANCE = "runtime.inMaintenanceMode";

    static Cluster of(Vim vim, String purpose, Moref object, String name) {
        Properties properties = new Properties(vim, purpose);
        Optional<Element> configuration =
                properties.of(object, List.of("configurationEx")).flatMap(found -> found.value("configurationEx"));
        List<PropertyValues> hosts =
                properties
                        .below(object, Map.of(HOST, List.of("name", STATE, MAINTENANCE, "datastore", "network", "vm")))
                        .stream()
                        .filter(host -> host.text(STATE).equals("connected") && !host.isTrue(MAINTENANCE))
                        .toList();
        return new Cluster(object, name, hosts, hasDrs(configuration), rules(configuration));
    }

    static boolean hasDrs(Optional<Element> configuration) {
        return configuration
                .flatMap(found -> found.child("drsConfig"))
                .filter(drs -> drs.text("enabled").equals("true"))
                .isPresent();
    }

    private static List<Element> rules(Optional<Element> configuration) {
        return configuration.map(found -> found.children("rule")).orElse(List.of());
    }

    boolean has(Moref host) {
        return hosts.stream().anyMatch(one -> one.object().equals(host));
    }

    /**
     * The host with the fewest of these VMs, and then with the fewest VMs of all, that reaches the datastore and the
     * network; empty when none does.
     */
    Optional<Moref> leastUsed(Moref datastore, Moref network, List<Moref> hostsOfOthers) {
        Map<Moref, Long> others = new HashMap<>();
        hostsOfOthers.forEach(host -> others.merge(host, 1L, Long::sum));
        return hosts.stream()
                .filter(host -> reaches(host, "datastore", datastore) && reaches(host, "network", network))
                .min(Comparator.comparingLong((PropertyValues host) -> others.getOrDefault(host.object(), 0L))
                        .thenComparingInt(host -> references(host, "vm").size())
                        .thenComparing(host -> host.text("name")))
                .map(PropertyValues::object);
    }

    private static boolean reaches(PropertyValues host, String kind, Moref wanted) {
        return references(host, kind).contains(wanted);
    }

    private static List<Moref> references(PropertyValues host, String kind) {
        return host.value(kind).stream()
                .flatMap(list -> list.children().stream())
                .map(Element::reference)
                .toList();
    }
}
