package dev.vmautoscaling.domain.preflight;

import static dev.vmautoscaling.domain.preflight.Key.NETWORK;
import static dev.vmautoscaling.domain.preflight.Key.PLACEMENT;
import static dev.vmautoscaling.domain.preflight.Key.TEMPLATE;
import static dev.vmautoscaling.domain.preflight.Key.VCENTER_RIGHTS;
import static dev.vmautoscaling.domain.preflight.Key.VM_NAMES;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.vm.Placement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether vCenter has what new VMs are made of, and lets us make them. */
final class PlaceChecks {
    private static final int MOST_NAMED = 5;

    private PlaceChecks() {}

    static Item placement(Facts facts) {
        Placement at = facts.config().placement();
        return facts.vcenter().inventory().judged(PLACEMENT, contents -> {
            if (!hasDatacenter(contents, at)) {
                return Item.fail(
                        PLACEMENT,
                        "vCenter shows nothing in a data center " + at.datacenter(),
                        "choose another data center, or let the account see it",
                        List.of());
            }
            boolean found = contents.clusters().stream()
                    .anyMatch(cluster -> cluster.name().equals(at.cluster())
                            && cluster.datacenter().equals(at.datacenter()));
            List<String> known = contents.clusters().stream()
                    .filter(cluster -> cluster.datacenter().equals(at.datacenter()))
                    .map(cluster -> "cluster " + cluster.name())
                    .toList();
            return found
                    ? Item.pass(PLACEMENT, "cluster " + at.cluster() + " is in data center " + at.datacenter(), known)
                    : Item.fail(
                            PLACEMENT,
                            "there is no cluster " + at.cluster(),
                            "choose one of the data center's clusters",
                            known);
        });
    }

    private static boolean hasDatacenter(Contents contents, Placement at) {
        return Stream.of(
                        contents.clusters().stream().map(cluster -> cluster.datacenter()),
                        contents.vms().stream().map(ListedVm::datacenter),
                        contents.datastores().stream().map(store -> store.datacenter()))
                .flatMap(names -> names)
                .anyMatch(at.datacenter()::equals);
    }

    /** A check of something in the data center, unless that is not there itself. */
    static Item inDatacenter(Facts facts, Key key, Function<Contents, Item> judgement) {
        return facts.vcenter()
                .inventory()
                .judged(
                        key,
                        contents -> hasDatacenter(contents, facts.config().placement())
                                ? judgement.apply(contents)
                                : Item.see(key, PLACEMENT));
    }

    static List<ListedVm> templates(GroupConfig config, Contents contents) {
        return contents.vms().stream()
                .filter(vm -> vm.name().equals(config.template()))
                .filter(vm -> vm.datacenter().equals(config.placement().datacenter()))
                .toList();
    }

    static Item template(Facts facts) {
        String name = facts.config().template();
        return inDatacenter(facts, TEMPLATE, contents -> {
            List<ListedVm> named = templates(facts.config(), contents);
            List<String> evidence = named.stream()
                    .map(vm -> vm.name() + " in folder \"" + vm.folder() + "\": "
                            + (vm.isTemplate() ? "a template" : "a VM"))
                    .toList();
            long ready = named.stream().filter(ListedVm::isTemplate).count();
            if (ready == 1) {
                return Item.pass(TEMPLATE, name + " is a template", evidence);
            }
            String found = named.isEmpty()
                    ? "there is no template " + name
                    : ready == 0 ? name + " is a VM, not a template" : name + " is the name of " + ready + " templates";
            return Item.fail(TEMPLATE, found, "make a template of that name, or choose another one", evidence);
        });
    }

    static Item network(Facts facts) {
        Placement at = facts.config().placement();
        return inDatacenter(facts, NETWORK, contents -> {
            List<String> known = contents.networks().stream()
                    .filter(network -> network.datacenter().equals(at.datacenter()))
                    .map(network -> network.name()
                            + network.vlan().map(vlan -> ", VLAN " + vlan).orElse(""))
                    .toList();
            boolean found = contents.networks().stream()
                    .anyMatch(network -> network.name().equals(at.network())
                            && network.datacenter().equals(at.datacenter()));
            return found
                    ? Item.pass(NETWORK, at.network() + " is there", List.of())
                    : Item.fail(
                            NETWORK,
                            "there is no network " + at.network(),
                            "choose one of the data center's networks",
                            known);
        });
    }

    /** They are asked for on the very things that VMs are made of: without one of these it cannot be asked. */
    static Item rights(Facts facts) {
        Optional<Key> gone = Stream.<Function<Facts, Item>>of(
                        PlaceChecks::placement, PlaceChecks::template, RoomChecks::datastore, PlaceChecks::network)
                .map(check -> check.apply(facts))
                .filter(item -> item.verdict() == Verdict.FAIL)
                .map(Item::key)
                .findFirst();
        boolean asked = facts.vcenter().missingRights().known().isPresent();
        if (!asked && gone.isPresent() && facts.vcenter().inventory().known().isPresent()) {
            return Item.see(VCENTER_RIGHTS, gone.get());
        }
        return facts.vcenter()
                .missingRights()
                .judged(
                        VCENTER_RIGHTS,
                        missing -> missing.isEmpty()
                                ? Item.pass(VCENTER_RIGHTS, "the account may do everything that is needed", List.of())
                                : Item.fail(
                                        VCENTER_RIGHTS,
                                        missing.size() + " rights are missing",
                                        "give the account's role the privileges of the evidence, and propagate it",
                                        missing));
    }

    /** A launch that came to the name of somebody else's VM would fail. */
    static Item names(Facts facts) {
        if (facts.vcenter().inventory().known().isEmpty()) {
            return facts.vcenter().inventory().judged(VM_NAMES, contents -> Item.pass(VM_NAMES, "", List.of()));
        }
        return facts.vcenter().ownVms().judged(VM_NAMES, own -> judged(facts, own));
    }

    private static Item judged(Facts facts, Set<String> own) {
        Set<String> possible = Set.copyOf(facts.books().possibleNames());
        List<String> taken = facts.vcenter().inventory().known().orElseThrow().vms().stream()
                .map(ListedVm::name)
                .filter(possible::contains)
                .filter(name -> !own.contains(name))
                .distinct()
                .sorted()
                .toList();
        return taken.isEmpty()
                ? Item.pass(
                        VM_NAMES,
                        "nobody else has names such as "
                                + facts.books().possibleNames().getFirst(),
                        List.of())
                : Item.fail(
                        VM_NAMES,
                        "VMs that are not ours have names that new ones would get: "
                                + String.join(
                                        ", ", taken.stream().limit(MOST_NAMED).toList()),
                        "change the VM naming rule, or rename those VMs",
                        taken);
    }
}
