package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.vm.CloneMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final long GIB = 1L << 30;

    private static Element disk(boolean thin, long gib) {
        return Element.of(
                        "VirtualDevice",
                        Element.of("backing", Element.of("thinProvisioned", thin)),
                        Element.of("capacityInKB", Long.toString(gib << 20)))
                .as("VirtualDisk");
    }

    /** A template with 4 GiB of memory. */
    private static PropertyValues template(long committed, Element... disks) {
        return new PropertyValues(
                new Moref("VirtualMachine", "vm-1"),
                Map.of(
                        VmHardware.DEVICES,
                        Element.of("val", disks),
                        "config.hardware.memoryMB",
                        Element.of("val", "4096"),
                        "summary.storage.committed",
                        Element.of("val", Long.toString(committed))));
    }

    private static PropertyValues datastore(long free, String... more) {
        Map<String, Element> values = new HashMap<>(Map.of(
                "name", Element.of("val", "fast%2fone"), Inventory.FREE, Element.of("val", Long.toString(free))));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], Element.of("val", more[i + 1]));
        }
        return new PropertyValues(new Moref("Datastore", "datastore-1"), values);
    }

    @Test
    void thick_disks_count_wholly_and_thin_ones_as_far_as_they_are_written() {
        assertThat(Space.of(CloneMode.FULL, template(20 * GIB, disk(false, 16)), false)
                        .disks())
                .isEqualTo(20 * GIB);
        assertThat(Space.of(CloneMode.FULL, template(3 * GIB, disk(true, 100)), false)
                        .disks())
                .isEqualTo(3 * GIB);
        assertThat(Space.of(CloneMode.FULL, template(GIB, disk(true, 100), disk(false, 16)), true)
                        .disks())
                .isEqualTo(16 * GIB);
    }

    @Test
    void a_linked_clone_takes_room_for_its_disks_only_when_there_is_no_snapshot_to_grow_from() {
        PropertyValues template = template(16 * GIB, disk(false, 16));

        assertThat(Space.of(CloneMode.LINKED, template, true)).isEqualTo(new Space(0, 4 * GIB));
        assertThat(Space.of(CloneMode.LINKED, template, false)).isEqualTo(new Space(16 * GIB, 4 * GIB));
    }

    @Test
    void what_lacks_is_told_in_figures() {
        Space space = new Space(16 * GIB, 4 * GIB);

        assertThat(space.lackingOn(datastore(20 * GIB))).isEmpty();
        assertThat(space.lackingOn(datastore(20 * GIB - 1)))
                .contains(
                        "datastore fast/one has 19.9 GiB free, and the clone needs 20.0 GiB: 16.0 GiB for disks, 4.0 GiB"
                                + " for the swap file of its memory");
    }

    @Test
    void a_datastore_that_cannot_be_used_now_is_no_question_of_space() {
        Space space = new Space(GIB, 0);

        assertThat(List.of(
                        space.lackingOn(datastore(0, Inventory.ACCESSIBLE, "false"))
                                .orElseThrow(),
                        space.lackingOn(datastore(100 * GIB, Inventory.MAINTENANCE, "inMaintenance"))
                                .orElseThrow()))
                .containsExactly("datastore fast/one is not accessible", "datastore fast/one is in maintenance mode");
        assertThat(space.lackingOn(datastore(100 * GIB, Inventory.ACCESSIBLE, "true", Inventory.MAINTENANCE, "normal")))
                .isEmpty();
    }
}
