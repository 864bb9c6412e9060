package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.VmDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The disks of a VM among its devices. */
record VmHardware(List<Element> disks) {
    static final String DEVICES = "config.hardware.device";

    static VmHardware of(PropertyValues vm) {
        return new VmHardware(vm.value(DEVICES).stream()
                .flatMap(devices -> devices.children().stream())
                .filter(device -> device.xsiType().equals("VirtualDisk"))
                .toList());
    }

    List<VmDetails.Disk> described() {
        return disks.stream().map(VmHardware::described).toList();
    }

    private static VmDetails.Disk described(Element disk) {
        return new VmDetails.Disk(
                disk.child("deviceInfo").map(told -> told.text("label")).orElse(""),
                bytes(disk),
                isThin(disk),
                datastore(file(disk.child("backing"))));
    }

    /** Older than vSphere 5.5 there are kilobytes only. */
    static long bytes(Element disk) {
        long bytes = number(disk.text("capacityInBytes"));
        return bytes > 0 ? bytes : 1024 * number(disk.text("capacityInKB"));
    }

    static boolean isThin(Element disk) {
        return disk.child("backing")
                .filter(backing -> backing.text("thinProvisioned").equals("true"))
                .isPresent();
    }

    static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Every file that the disks are written to or grow from. */
    Set<String> files() {
        return files(0);
    }

    /** Every file that the disks grow from: none but for a linked clone, or after a snapshot. */
    Set<String> parents() {
        return files(1);
    }

    private Set<String> files(int from) {
        return disks.stream()
                .flatMap(disk -> chain(disk).skip(from))
                .map(backing -> file(Optional.of(backing)))
                .filter(file -> !file.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<Element> chain(Element disk) {
        return Stream.iterate(
                        disk.child("backing"),
                        Optional::isPresent,
                        (Optional<Element> backing) -> backing.flatMap(grown -> grown.child("parent")))
                .flatMap(Optional::stream);
    }

    private static String file(Optional<Element> backing) {
        return backing.map(written -> written.text("fileName")).orElse("");
    }

    /** From {@code [datastore] folder/file.vmdk}. */
    static String datastore(String file) {
        int end = file.indexOf(']');
        return file.startsWith("[") && end > 0 ? file.substring(1, end) : "";
    }
}
