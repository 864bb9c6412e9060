package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.vsphere.Inventory.Place;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.GuestNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a clone shall be: a {@code VirtualMachineCloneSpec}.
 *
 * @param host empty where vCenter chooses it
 * @param cards the template's network cards; the first gets the ordered network, the rest ask for theirs by DHCP
 * @param snapshot of the template, from which linked disks grow
 */
record CloneSpec(CloneOrder order, Place place, Optional<Moref> host, List<Element> cards, Optional<Moref> snapshot) {
    static final String SNAPSHOT = "snapshot";

    static CloneSpec of(CloneOrder order, Place place, Optional<Moref> host, PropertyValues template) {
        List<Element> cards = template.value(VmHardware.DEVICES).stream()
                .flatMap(devices -> devices.children().stream())
                .filter(device -> device.child("macAddress").isPresent()
                        || device.child("addressType").isPresent())
                .toList();
        return new CloneSpec(order, place, host, cards, snapshot(template));
    }

    static Optional<Moref> snapshot(PropertyValues template) {
        return template.value(SNAPSHOT).flatMap(snapshots -> snapshots.reference("currentSnapshot"));
    }

    Element element() {
        return Element.of(
                "spec",
                Stream.of(
                                Stream.of(location(), Element.of("template", false), config(), customization()),
                                Stream.of(Element.of("powerOn", false)),
                                growingFrom().map(parent -> Element.of("snapshot", parent)).stream())
                        .flatMap(part -> part));
    }

    private Optional<Moref> growingFrom() {
        return snapshot.filter(present -> order.mode() == CloneMode.LINKED);
    }

    private Element location() {
        return Element.of(
                "location",
                Stream.of(
                                Stream.of(Element.of(
                                        "datastore", place.datastore().object())),
                                diskMoveType().map(type -> Element.of("diskMoveType", type)).stream(),
                                Stream.of(Element.of("pool", place.pool())),
                                host.map(chosen -> Element.of("host", chosen)).stream(),
                                cards.stream().limit(1).map(this::onOrderedNetwork))
                        .flatMap(part -> part));
    }

    /** Without a snapshot there is nothing to grow from: what the disks share with others is kept, the rest is copied. */
    private Optional<String> diskMoveType() {
        return switch (order.mode()) {
            case FULL -> Optional.empty();
            case LINKED ->
                Optional.of(snapshot.isPresent() ? "createNewChildDiskBacking" : "moveAllDiskBackingsAndAllowSharing");
        };
    }

    /** The template's own card on another network: a new card would lose its slot, and the guest its name for it. */
    private Element onOrderedNetwork(Element card) {
        boolean isManual = card.text("addressType").equalsIgnoreCase("manual");
        Stream<Element> parts = card.children().stream().flatMap(part -> switch (part.name()) {
            case "backing" -> Stream.of(place.backing());
            // A MAC address typed in by hand would be copied to every clone.
            case "addressType" -> Stream.of(isManual ? Element.of("addressType", "generated") : part);
            case "macAddress" -> isManual ? Stream.of() : Stream.of(part);
            default -> Stream.of(part);
        });
        return Element.of(
                "deviceChange",
                Element.of("operation", "edit"),
                Element.of("device", parts).as(card.xsiType()));
    }

    private Element config() {
        String annotation = "Made by VM Autoscaling for service " + order.mark().service()
                + ". Do not rename, move or change by hand; it is removed when it is not needed any more.";
        return Element.of(
                "config",
                Stream.concat(Stream.of(Element.of("annotation", annotation)), VmProperties.extraConfig(order.mark())));
    }

    private Element customization() {
        Element identity = Element.of(
                        "identity",
                        Element.of("hostName", Element.of("name", order.name())).as("CustomizationFixedName"),
                        Element.of("domain", "localdomain"),
                        Element.of("hwClockUTC", true))
                .as("CustomizationLinuxPrep");
        return Element.of(
                "customization",
                Stream.of(
                                Stream.of(identity, Element.of("globalIPSettings", dnsServers())),
                                IntStream.range(0, Math.max(1, cards.size())).mapToObj(this::cardSettings))
                        .flatMap(part -> part));
    }

    /** vCenter wants settings for exactly as many cards as there are. */
    private Element cardSettings(int card) {
        Element adapter =
                card == 0 ? fixed() : Element.of("adapter", Element.of("ip").as("CustomizationDhcpIpGenerator"));
        return Element.of("nicSettingMap", adapter);
    }

    private Element fixed() {
        GuestNetwork network = order.network();
        return Element.of(
                "adapter",
                Stream.of(
                                Stream.of(
                                        Element.of(
                                                        "ip",
                                                        Element.of(
                                                                "ipAddress",
                                                                network.address()
                                                                        .value()))
                                                .as("CustomizationFixedIp"),
                                        Element.of("subnetMask", subnetMask(network.prefix())),
                                        Element.of("gateway", network.gateway().value())),
                                dnsServers())
                        .flatMap(part -> part));
    }

    private Stream<Element> dnsServers() {
        return order.network().dns().stream().map(server -> Element.of("dnsServerList", server.value()));
    }

    /** @param prefix of an IPv4 network, in bits */
    static String subnetMask(int prefix) {
        int mask = prefix == 0 ? 0 : -1 << (Integer.SIZE - prefix);
        return (mask >>> 24) + "." + (mask >>> 16 & 0xFF) + "." + (mask >>> 8 & 0xFF) + "." + (mask & 0xFF);
    }
}
