package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.TemplateMark;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A VM between vCenter's properties and ours. */
final class VmProperties {
    static final String TYPE = "VirtualMachine";
    static final String NAME = "name";
    static final String EXTRA_CONFIG = "config.extraConfig";
    static final String NETWORK = "guest.net";
    static final String POWER = "runtime.powerState";

    /** Moves with every change of the VM's settings; empty while it is being cloned. */
    static final String CHANGE_VERSION = "config.changeVersion";

    /** Everything that a {@link Vm} needs but its mark, which is among its settings. */
    static final List<String> ALL_BUT_SETTINGS = List.of(
            NAME, "config.instanceUuid", CHANGE_VERSION, POWER, "guest.toolsRunningStatus", "guest.ipAddress", NETWORK);

    static final List<String> ALL =
            Stream.concat(ALL_BUT_SETTINGS.stream(), Stream.of(EXTRA_CONFIG)).toList();

    private static final String KEY = "guestinfo.vmautoscaling.";

    private VmProperties() {}

    static Moref reference(VmId id) {
        return new Moref(TYPE, id.value());
    }

    static Vm vm(PropertyValues values) {
        return vm(values, mark(values));
    }

    static Vm vm(PropertyValues values, Optional<OwnershipMark> mark) {
        PowerState power = power(values);
        return new Vm(
                new VmId(values.object().id()),
                values.text("config.instanceUuid"),
                Names.decoded(values.text(NAME)),
                power,
                power == PowerState.ON
                        && values.text("guest.toolsRunningStatus").equals("guestToolsRunning"),
                addresses(values),
                mark);
    }

    static PowerState power(PropertyValues values) {
        return switch (values.text(POWER)) {
            case "poweredOn" -> PowerState.ON;
            case "suspended" -> PowerState.SUSPENDED;
            default -> PowerState.OFF; // also while it is being cloned
        };
    }

    /** What the guest of a running VM reports; vCenter may remember it for a while after power-off. */
    static List<IpAddress> addresses(PropertyValues values) {
        if (power(values) != PowerState.ON) {
            return List.of();
        }
        Stream<String> onCards = values.value(NETWORK).stream()
                .flatMap(cards -> cards.children().stream())
                .flatMap(card -> card.children("ipAddress").stream())
                .map(Element::text);
        return Stream.concat(onCards, Stream.of(values.text("guest.ipAddress")))
                .flatMap(text -> address(text).stream())
                .distinct()
                .toList();
    }

    /** A guest may report anything: what is no address is none. */
    private static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(new IpAddress(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The installation alone makes it a mark: a VM that lost the rest by hand must still be counted as ours. */
    static Optional<OwnershipMark> mark(PropertyValues values) {
        Map<String, String> ours = ours(values);
        String installation = ours.getOrDefault("installation", "");
        return installation.isEmpty()
                ? Optional.empty()
                : Optional.of(new OwnershipMark(
                        installation,
                        ours.getOrDefault("service", ""),
                        ours.getOrDefault("member", ""),
                        ours.getOrDefault("workflow", "")));
    }

    static Optional<TemplateMark> templateMark(PropertyValues values) {
        Map<String, String> ours = ours(values);
        String template = ours.getOrDefault("template", "");
        return template.isEmpty()
                ? Optional.empty()
                : Optional.of(new TemplateMark(ours.getOrDefault("template-of", ""), template));
    }

    private static Map<String, String> ours(PropertyValues values) {
        return values.value(EXTRA_CONFIG).stream()
                .flatMap(options -> options.children().stream())
                .filter(option -> option.text("key").startsWith(KEY))
                .collect(Collectors.toMap(
                        option -> option.text("key").substring(KEY.length()),
                        option -> option.text("value"),
                        (first, again) -> again));
    }

    /** The mark as a new VM's {@code extraConfig}. */
    static Stream<Element> extraConfig(OwnershipMark mark) {
        return Stream.of(
                option("installation", mark.installation()),
                option("service", mark.service()),
                option("member", mark.member()),
                option("workflow", mark.workflow()));
    }

    /** The same of a template. An empty value takes a setting away: a template is no member, whatever it was made of. */
    static Stream<Element> extraConfig(TemplateMark mark) {
        return Stream.concat(
                extraConfig(new OwnershipMark("", "", "", "")),
                Stream.of(option("template", mark.template()), option("template-of", mark.installation())));
    }

    private static Element option(String name, String value) {
        return Element.of(
                "extraConfig",
                Element.of("key", KEY + name),
                Element.of("value", value).as("xsd:string"));
    }
}
