package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.vsphere.Inventory.Place;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.GuestNetwork;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestsTest {
    private static final ElementOrder ORDER = new ElementOrder();
    private static final Moref VM = new Moref("VirtualMachine", "vm-73");
    private static final Moref CLUSTER = new Moref("ClusterComputeResource", "domain-c7");
    private static final Moref SNAPSHOT = new Moref("VirtualMachineSnapshot", "snapshot-1");
    private static final ServiceContent CONTENT = new ServiceContent(
            new Moref("Folder", "group-d1"),
            new Moref("PropertyCollector", "propertyCollector"),
            new Moref("ViewManager", "ViewManager"),
            new Moref("SessionManager", "SessionManager"),
            new Moref("SearchIndex", "SearchIndex"),
            new Moref("EventManager", "EventManager"),
            new Moref("CustomFieldsManager", "CustomFieldsManager"),
            new Moref("AuthorizationManager", "AuthorizationManager"),
            "test",
            "4dd1b6a3-0000-4000-8000-000000000001");

    private static final Element RULE = Element.of("rule", Element.of("key", "3"), Element.of("name", "rule"));

    private static CloneSpec cloneSpec(CloneMode mode, Optional<Moref> snapshot, Element... cards) {
        CloneOrder order = new CloneOrder(
                "shop-template",
                "shop-as01",
                mode,
                LabVcenter.PLACEMENT,
                new GuestNetwork(
                        new IpAddress("10.0.0.9"),
                        20,
                        new IpAddress("10.0.0.1"),
                        List.of(new IpAddress("10.0.0.2"), new IpAddress("10.0.0.3"))),
                new OwnershipMark("i", "shop", "m", "w"));
        Element port = Element.of("port", Element.of("switchUuid", "u"), Element.of("portgroupKey", "dvportgroup-1"));
        Element backing = Element.of("backing", port).as("VirtualEthernetCardDistributedVirtualPortBackingInfo");
        PropertyValues network =
                new PropertyValues(new Moref("DistributedVirtualPortgroup", "dvportgroup-1"), Map.of());
        PropertyValues datastore = new PropertyValues(new Moref("Datastore", "ds-1"), Map.of());
        Place place = new Place(
                new PropertyValues(VM, Map.of()),
                new PropertyValues(CLUSTER, Map.of()),
                new Moref("ResourcePool", "resgroup-30"),
                datastore,
                network,
                backing);
        return new CloneSpec(order, place, Optional.of(new Moref("HostSystem", "host-1")), List.of(cards), snapshot);
    }

    /** As the simulator and, with xsi: for a prefix, a real vCenter describe a card. */
    private static Element card(String addressType) {
        String xml = """
                <VirtualDevice xmlns:n="http://www.w3.org/2001/XMLSchema-instance" n:type="VirtualVmxnet3"><key>4000</key>\
                <deviceInfo n:type="Description"><label>ethernet-0</label><summary>DVSwitch</summary></deviceInfo>\
                <backing n:type="VirtualEthernetCardNetworkBackingInfo"><deviceName>old</deviceName></backing>\
                <connectable><startConnected>true</startConnected><allowGuestControl>true</allowGuestControl>\
                <connected>false</connected><status>untried</status></connectable>\
                <slotInfo n:type="VirtualDevicePciBusSlotInfo"><pciSlotNumber>32</pciSlotNumber></slotInfo>\
                <controllerKey>100</controllerKey><unitNumber>7</unitNumber><addressType>%s</addressType>\
                <macAddress>00:0c:29:33:34:38</macAddress><wakeOnLanEnabled>true</wakeOnLanEnabled></VirtualDevice>""".formatted(addressType);
        try {
            return ElementReader.read(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Element cloneRequest(CloneSpec spec) {
        return Requests.cloneVm(VM, new Moref("Folder", "folder-3"), "shop-as01", spec.element());
    }

    static Stream<Element> everyRequest() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        paths.put("VirtualMachine", VmProperties.ALL);
        paths.put("Datastore", List.of("name"));
        return Stream.of(
                Requests.serviceContent(),
                Requests.currentTime(),
                Requests.login(CONTENT, new Session.Account("me", "secret")),
                Requests.logout(CONTENT),
                Requests.findByPath(CONTENT, "DC0/vm"),
                Requests.findByAddress(CONTENT, "10.0.0.9"),
                Requests.createView(CONTENT, CONTENT.rootFolder(), Stream.of("VirtualMachine", "Datastore")),
                Requests.destroyView(new Moref("ContainerView", "v")),
                Requests.propertiesOf(CONTENT, VM, VmProperties.ALL),
                Requests.propertiesOf(
                        CONTENT, Map.of(VM, VmProperties.ALL, new Moref("Datastore", "ds-1"), List.of("name"))),
                Requests.propertiesInView(CONTENT, new Moref("ContainerView", "v"), paths),
                Requests.nextPage(CONTENT, "2"),
                Requests.createFolder(CONTENT.rootFolder(), "shop"),
                cloneRequest(cloneSpec(CloneMode.FULL, Optional.empty(), card("assigned"), card("manual"))),
                Requests.powerOn(VM),
                Requests.powerOff(VM),
                Requests.shutDownGuest(VM),
                Requests.destroy(VM),
                Requests.rename(VM, "shop-template"),
                Requests.reconfigureCluster(
                        CLUSTER,
                        ApartRules.change("rule", Optional.of(RULE), List.of(VM))
                                .orElseThrow()),
                Requests.hasPrivileges(
                        new Vim(CONTENT, "session-1", (call, request) -> {
                            throw new AssertionError("nothing is asked");
                        }),
                        VM,
                        List.of("VirtualMachine.Interact.PowerOn", "VirtualMachine.Interact.PowerOff")),
                Requests.addCustomField(CONTENT, "owner"),
                Requests.setField(CONTENT, VM, "101", "shop team"),
                Requests.createSnapshot(VM, "first", "of the disks"),
                Requests.removeSnapshot(SNAPSHOT),
                Requests.markAsTemplate(VM),
                Requests.markAsVm(VM, new Moref("ResourcePool", "resgroup-30")),
                ViewRequests.createCollector(CONTENT),
                ViewRequests.destroyCollector(CONTENT.propertyCollector()),
                ViewRequests.createFilter(CONTENT.propertyCollector(), new Moref("ContainerView", "v"), paths),
                ViewRequests.waitForUpdates(CONTENT.propertyCollector(), "7", Duration.ofSeconds(15), 100),
                Requests.events(
                        CONTENT, VM, Instant.EPOCH, List.of("CustomizationFailed", "CustomizationUnknownFailure")));
    }

    @ParameterizedTest
    @MethodSource("everyRequest")
    void every_request_has_its_elements_in_vim25_order(Element request) {
        assertThat(ORDER.faultsOf(request)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CloneMode.class)
    void every_kind_of_clone_has_its_elements_in_vim25_order(CloneMode mode) {
        assertThat(ORDER.faultsOf(cloneRequest(cloneSpec(mode, Optional.of(SNAPSHOT), card("generated")))))
                .isEmpty();
        assertThat(ORDER.faultsOf(cloneRequest(cloneSpec(mode, Optional.empty()))))
                .isEmpty();
    }

    @Test
    void every_change_of_a_rule_has_its_elements_in_vim25_order() {
        Moref other = new Moref("VirtualMachine", "vm-74");
        Element add =
                ApartRules.change("rule", Optional.empty(), List.of(VM, other)).orElseThrow();
        Element edit =
                ApartRules.change("rule", Optional.of(RULE), List.of(VM, other)).orElseThrow();
        Element remove = ApartRules.change("rule", Optional.of(RULE), List.of()).orElseThrow();

        assertThat(List.of(add, edit, remove))
                .allSatisfy(change -> assertThat(ORDER.faultsOf(Requests.reconfigureCluster(CLUSTER, change)))
                        .isEmpty());
        assertThat(List.of(add, edit, remove))
                .extracting(change -> change.text("operation"))
                .containsExactly("add", "edit", "remove");
    }

    @Test
    void no_request_is_forgotten() {
        long kinds = Stream.of(Requests.class, ViewRequests.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getReturnType() == Element.class)
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .count();

        assertThat(everyRequest()).hasSize((int) kinds);
    }

    @Test
    void the_order_check_sees_a_misplaced_element() {
        Element misplaced = Requests.cloneVm(
                VM,
                new Moref("Folder", "folder-3"),
                "shop-as01",
                Element.of(
                        "spec", Element.of("template", false), Element.of("location"), Element.of("powerOn", false)));

        assertThat(ORDER.faultsOf(misplaced))
                .containsExactly("VirtualMachineCloneSpec.location is unknown, misplaced or repeated");
    }

    @Test
    void the_clone_keeps_the_templates_card_but_for_its_network() {
        Element device = cloneSpec(CloneMode.FULL, Optional.empty(), card("assigned"), card("assigned"))
                .element()
                .child("location")
                .flatMap(location -> location.child("deviceChange"))
                .flatMap(change -> change.child("device"))
                .orElseThrow();

        assertThat(device.xsiType()).isEqualTo("VirtualVmxnet3");
        assertThat(device.text("key")).isEqualTo("4000");
        assertThat(device.text("macAddress")).isEqualTo("00:0c:29:33:34:38");
        assertThat(device.child("deviceInfo")).isPresent();
        assertThat(device.child("backing").orElseThrow().xsiType())
                .isEqualTo("VirtualEthernetCardDistributedVirtualPortBackingInfo");
    }

    @Test
    void a_mac_address_typed_in_by_hand_is_not_copied() {
        String spec = cloneSpec(CloneMode.FULL, Optional.empty(), card("manual"))
                .element()
                .toString();

        assertThat(spec)
                .contains("generated")
                .doesNotContain("00:0c:29:33:34:38")
                .doesNotContain("manual");
    }

    @Test
    void only_the_first_card_gets_the_ordered_address_and_every_card_its_settings() {
        Element customization = cloneSpec(CloneMode.FULL, Optional.empty(), card("assigned"), card("assigned"))
                .element()
                .child("customization")
                .orElseThrow();

        assertThat(customization.children("nicSettingMap"))
                .extracting(card -> card.child("adapter")
                        .orElseThrow()
                        .child("ip")
                        .orElseThrow()
                        .xsiType())
                .containsExactly("CustomizationFixedIp", "CustomizationDhcpIpGenerator");
        assertThat(customization.toString()).contains("255.255.240.0");
    }

    @Test
    void a_linked_clone_grows_from_the_snapshot_when_there_is_one() {
        Element fromSnapshot =
                cloneSpec(CloneMode.LINKED, Optional.of(SNAPSHOT)).element();
        Element without = cloneSpec(CloneMode.LINKED, Optional.empty()).element();
        Element full = cloneSpec(CloneMode.FULL, Optional.of(SNAPSHOT)).element();

        assertThat(fromSnapshot.reference("snapshot")).contains(SNAPSHOT);
        assertThat(diskMoveType(fromSnapshot)).isEqualTo("createNewChildDiskBacking");
        assertThat(diskMoveType(without)).isEqualTo("moveAllDiskBackingsAndAllowSharing");
        assertThat(full.reference("snapshot")).isEmpty();
        assertThat(diskMoveType(full)).isEmpty();
    }

    private static String diskMoveType(Element spec) {
        return spec.child("location").orElseThrow().text("diskMoveType");
    }

    @Test
    void masks_come_from_prefixes() {
        assertThat(Stream.of(0, 1, 8, 20, 24, 31, 32).map(CloneSpec::subnetMask))
                .containsExactly(
                        "0.0.0.0",
                        "128.0.0.0",
                        "255.0.0.0",
                        "255.255.240.0",
                        "255.255.255.0",
                        "255.255.255.254",
                        "255.255.255.255");
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        Element request = Requests.createFolder(CONTENT.rootFolder(), "a <b> & \"c\"\r\n한글 \uD83D\uDE00 ]]>");

        Element read = ElementReader.read(ElementWriter.envelope(request).getBytes(StandardCharsets.UTF_8));

        assertThat(read.child("Body").orElseThrow().children()).containsExactly(request);
    }

    @Test
    void names_are_escaped_as_vcenter_keeps_them() {
        assertThat(Names.encoded("50%/a\\b")).isEqualTo("50%25%2fa%5cb");
        assertThat(Names.decoded("50%25%2fa%5cb")).isEqualTo("50%/a\\b");
        assertThat(Names.decoded(Names.encoded("%2f"))).isEqualTo("%2f");
        assertThat(Names.encodedPath("VM-Autoscaling/50%")).isEqualTo("VM-Autoscaling/50%25");
    }
}
