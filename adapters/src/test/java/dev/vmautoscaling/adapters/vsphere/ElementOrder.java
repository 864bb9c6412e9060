package dev.vmautoscaling.adapters.vsphere;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** vim25's element order, from {@code vim25/ELEMENT-ORDER.txt}: vCenter refuses another one, its simulator does not. */
final class ElementOrder {
    private record Field(String name, boolean isOptional, boolean isList) {
        static Field of(String text) {
            return new Field(text.replaceAll("[?\\[\\]]", ""), text.contains("?"), text.contains("[]"));
        }
    }

    /** The data objects of fields whose element carries no type of its own. */
    private static final Map<String, String> DECLARED = Map.ofEntries(
            entry("CloneVM_Task.spec", "VirtualMachineCloneSpec"),
            entry("VirtualMachineCloneSpec.location", "VirtualMachineRelocateSpec"),
            entry("VirtualMachineCloneSpec.config", "VirtualMachineConfigSpec"),
            entry("VirtualMachineCloneSpec.customization", "CustomizationSpec"),
            entry("VirtualMachineRelocateSpec.deviceChange", "VirtualDeviceConfigSpec"),
            entry("VirtualMachineConfigSpec.extraConfig", "OptionValue"),
            entry(
                    "VirtualEthernetCardDistributedVirtualPortBackingInfo.port",
                    "DistributedVirtualSwitchPortConnection"),
            entry("VirtualEthernetCard.connectable", "VirtualDeviceConnectInfo"),
            entry("CustomizationSpec.globalIPSettings", "CustomizationGlobalIPSettings"),
            entry("CustomizationSpec.nicSettingMap", "CustomizationAdapterMapping"),
            entry("CustomizationAdapterMapping.adapter", "CustomizationIPSettings"),
            entry("CreateFilter.spec", "PropertyFilterSpec"),
            entry("WaitForUpdatesEx.options", "WaitOptions"),
            entry("RetrievePropertiesEx.specSet", "PropertyFilterSpec"),
            entry("RetrievePropertiesEx.options", "RetrieveOptions"),
            entry("PropertyFilterSpec.propSet", "PropertySpec"),
            entry("PropertyFilterSpec.objectSet", "ObjectSpec"),
            entry("ClusterConfigSpecEx.rulesSpec", "ClusterRuleSpec"),
            entry("QueryEvents.filter", "EventFilterSpec"),
            entry("EventFilterSpec.entity", "EventFilterSpecByEntity"),
            entry("EventFilterSpec.time", "EventFilterSpecByTime"));

    /** Their declared type is abstract or {@code anyType}: without {@code xsi:type} nobody can know what is meant. */
    private static final Set<String> NEED_TYPE = Set.of(
            "CustomizationSpec.identity",
            "CustomizationLinuxPrep.hostName",
            "CustomizationIPSettings.ip",
            "VirtualDeviceConfigSpec.device",
            "VirtualEthernetCard.backing",
            "VirtualEthernetCard.slotInfo",
            "ObjectSpec.selectSet",
            "ReconfigureComputeResource_Task.spec",
            "ClusterRuleSpec.info",
            "ClusterRuleSpec.removeKey",
            "OptionValue.value");

    private static final Map<String, String> CONCRETE = Map.of(
            "VirtualE1000", "VirtualEthernetCard",
            "VirtualVmxnet3", "VirtualEthernetCard");

    /** Objects that we hand back as we read them; vCenter wrote their insides. */
    private static final Set<String> VERBATIM = Set.of("VirtualDevicePciBusSlotInfo");

    private final Map<String, List<Field>> types = new HashMap<>();

    ElementOrder() {
        List<String> lines = lines();
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number);
            if (line.matches("\\w+( \\(extends \\w+\\))?:")) {
                types.put(line.replaceAll("[ :].*", ""), fields(lines.get(number + 1)));
            } else if (line.matches("\\w+\\.\\w+\\(.*")) {
                types.put(
                        line.replaceAll("^\\w+\\.|\\(.*", ""),
                        fields("_this, " + line.replaceAll("^[^(]*\\(|\\).*", "")));
            }
        }
    }

    /** What is wrong with the request, in words; empty when nothing is. */
    List<String> faultsOf(Element request) {
        List<String> faults = new ArrayList<>();
        check(request, request.name(), faults);
        return faults;
    }

    private void check(Element element, String type, List<String> faults) {
        List<Field> fields = types.get(type);
        if (fields == null) {
            faults.add("nothing is known of " + type);
            return;
        }
        List<String> order = fields.stream().map(Field::name).toList();
        int last = -1;
        for (Element child : element.children()) {
            int place = order.indexOf(child.name());
            if (place < last || (place == last && !fields.get(place).isList)) {
                faults.add(type + "." + child.name() + " is unknown, misplaced or repeated");
            }
            last = Math.max(last, place);
            descend(child, type + "." + child.name(), faults);
        }
        fields.stream()
                .filter(field -> !field.isOptional && !field.isList)
                .filter(field -> element.child(field.name).isEmpty())
                .forEach(field -> faults.add(type + "." + field.name + " is missing"));
    }

    private void descend(Element child, String path, List<String> faults) {
        if (NEED_TYPE.contains(path) && child.xsiType().isEmpty()) {
            faults.add(path + " needs a type");
        }
        String named = CONCRETE.getOrDefault(child.xsiType(), child.xsiType());
        String type = named.isEmpty() ? DECLARED.getOrDefault(path, "") : named;
        boolean isLeaf =
                type.isEmpty() || type.startsWith("xsd:") || !child.refType().isEmpty();
        if (isLeaf && !child.children().isEmpty()) {
            faults.add(path + " holds elements of an unknown type");
        } else if (!isLeaf && !VERBATIM.contains(type)) {
            check(child, type, faults);
        }
    }

    private static List<Field> fields(String list) {
        return Stream.of(list.strip().split(",\\s*"))
                .filter(field -> !field.isEmpty())
                .map(Field::of)
                .toList();
    }

    private static List<String> lines() {
        try (InputStream file = ElementOrder.class.getResourceAsStream("/vim25/ELEMENT-ORDER.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
