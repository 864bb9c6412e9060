package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.Apartness;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A cluster's anti-affinity rules: ours are known by their names. */
record ApartRules(Vim vim, Faults faults) {
    private static final String TYPE = "ClusterAntiAffinityRuleSpec";

    /** A rule that cannot be kept might forbid a power-on, so it never holds more VMs than there are hosts. */
    Apartness keep(Placement placement, String rule, List<VmId> vms) {
        String purpose = "keep VMs apart by rule " + rule;
        Cluster cluster = new Inventory(vim, faults, purpose).cluster(placement.datacenter(), placement.cluster());
        if (!cluster.hasDrs()) {
            return done(
                    "cluster " + cluster.name() + " has no DRS: each new VM goes to the host with the fewest of them");
        }
        List<Moref> there = vms.stream()
                .map(VmProperties::reference)
                .filter(vm -> host(vm, purpose).filter(cluster::has).isPresent())
                .distinct()
                .toList();
        List<Moref> most = there.stream().limit(cluster.hosts().size()).toList();
        List<Moref> wanted = most.size() < 2 ? List.of() : most;
        Optional<Element> present = cluster.rules().stream()
                .filter(one -> Names.decoded(one.text("name")).equals(rule))
                .findFirst();
        String said = said(cluster, there.size(), wanted.size());
        return change(rule, present, wanted)
                .map(change -> vim.ask(
                        Call.changing("ReconfigureComputeResource_Task", purpose),
                        Requests.reconfigureCluster(cluster.object(), change)))
                .map(reply -> new Apartness(Optional.of(Tasks.of(reply)), said))
                .orElseGet(() -> done(said));
    }

    private static Apartness done(String said) {
        return new Apartness(Optional.empty(), said);
    }

    private Optional<Moref> host(Moref vm, String purpose) {
        return new Properties(vim, purpose)
                .of(vm, List.of("runtime.host"))
                .flatMap(found -> found.reference("runtime.host"));
    }

    private static String said(Cluster cluster, int vms, int kept) {
        if (kept == 0) {
            return "no rule is needed for " + vms + " VM" + (vms == 1 ? "" : "s") + " on "
                    + cluster.hosts().size() + " hosts";
        }
        return kept == vms
                ? kept + " VMs are kept on different hosts"
                : kept + " of " + vms + " VMs are kept on different hosts: cluster " + cluster.name() + " has "
                        + cluster.hosts().size() + " hosts";
    }

    /** @return empty when the rule is as it should be */
    static Optional<Element> change(String rule, Optional<Element> present, List<Moref> wanted) {
        if (wanted.isEmpty()) {
            return present.map(ApartRules::removal);
        }
        if (present.isEmpty()) {
            return Optional.of(Element.of("rulesSpec", Element.of("operation", "add"), content(rule, wanted)));
        }
        Element key = Element.of("key", present.get().text("key"));
        return held(present.get()).equals(new HashSet<>(wanted))
                ? Optional.empty()
                : Optional.of(Element.of("rulesSpec", Element.of("operation", "edit"), content(rule, wanted, key)));
    }

    private static Element removal(Element present) {
        return Element.of(
                "rulesSpec",
                Element.of("operation", "remove"),
                Element.of("removeKey", present.text("key")).as("xsd:int"));
    }

    private static Set<Moref> held(Element present) {
        return new HashSet<>(
                present.children("vm").stream().map(Element::reference).toList());
    }

    private static Element content(String rule, List<Moref> vms, Element... key) {
        return Element.of(
                        "info",
                        Stream.of(
                                        Stream.of(key),
                                        Stream.of(
                                                Element.of("enabled", true),
                                                Element.of("name", rule),
                                                Element.of("mandatory", false),
                                                Element.of("userCreated", true)),
                                        vms.stream().map(vm -> Element.of("vm", vm)))
                                .flatMap(part -> part))
                .as(TYPE);
    }
}
