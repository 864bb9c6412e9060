package dev.vmautoscaling.domain.preflight;

import static dev.vmautoscaling.domain.preflight.Key.ADDRESSES;
import static dev.vmautoscaling.domain.preflight.Key.DATASTORE;
import static dev.vmautoscaling.domain.preflight.Key.HOST_HEADROOM;
import static dev.vmautoscaling.domain.preflight.Key.PLACEMENT;
import static dev.vmautoscaling.domain.preflight.Key.TEMPLATE;

import dev.vmautoscaling.domain.capacity.Room;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.ListedDatastore;
import java.util.List;
import java.util.Optional;

/** Whether max can be reached. */
final class RoomChecks {
    private RoomChecks() {}

    static Item addresses(Facts facts) {
        String name = facts.config().addressing().ipPool();
        Optional<Room> room = facts.space().addressRoom();
        if (room.isEmpty()) {
            return Item.fail(ADDRESSES, "there is no IP pool " + name, "make it, or choose another one", List.of());
        }
        long free = room.get().members();
        int step = facts.config().sizes().outStep();
        List<String> evidence = List.of(room.get().evidence(), facts.toMax() + " members more make max");
        if (free < facts.toMax()) {
            return Item.fail(
                    ADDRESSES,
                    "IP pool " + name + " has " + free + " free addresses, and " + facts.toMax()
                            + " are needed to reach max",
                    "add addresses to the pool, end rests that nobody needs, or lower max",
                    evidence);
        }
        return free < facts.toMax() + step
                ? Item.warn(
                        ADDRESSES,
                        "IP pool " + name
                                + " has enough to reach max and none in reserve: an address that was given back"
                                + " rests for "
                                + facts.config().addressing().quarantine().toMinutes() + " min",
                        "add at least " + step + " to the pool",
                        evidence)
                : Item.pass(ADDRESSES, free + " addresses are free in IP pool " + name, evidence);
    }

    private static Item datastore(Facts facts, Contents contents) {
        Optional<ListedDatastore> store = facts.space().datastore();
        String name = facts.config().placement().datastore();
        if (store.isEmpty()) {
            List<String> known = contents.datastores().stream()
                    .filter(other ->
                            other.datacenter().equals(facts.config().placement().datacenter()))
                    .map(ListedDatastore::name)
                    .toList();
            return Item.fail(DATASTORE, "there is no datastore " + name, "choose one of the data center's", known);
        }
        if (!store.get().isAccessible() || store.get().isInMaintenance()) {
            return Item.fail(
                    DATASTORE,
                    "datastore " + name
                            + (store.get().isAccessible() ? " is in maintenance mode" : " is not accessible"),
                    "choose another datastore, or bring it back",
                    List.of());
        }
        return facts.space()
                .datastoreRoom()
                .map(room ->
                        enough(facts, DATASTORE, room, "free space on the datastore, choose another one, or lower max"))
                .orElseGet(() -> Item.see(DATASTORE, TEMPLATE));
    }

    static Item datastore(Facts facts) {
        return PlaceChecks.inDatacenter(facts, DATASTORE, contents -> datastore(facts, contents));
    }

    static Item hosts(Facts facts) {
        if (facts.vcenter().inventory().known().isPresent()
                && PlaceChecks.placement(facts).verdict() == Verdict.FAIL) {
            return Item.see(HOST_HEADROOM, PLACEMENT);
        }
        return facts.vcenter()
                .hosts()
                .judged(
                        HOST_HEADROOM,
                        hosts -> facts.space()
                                .hostRoom()
                                .map(room -> enough(
                                        facts, HOST_HEADROOM, room, "free hosts of other VMs, add one, or lower max"))
                                .orElseGet(() -> facts.vcenter()
                                        .inventory()
                                        .judged(HOST_HEADROOM, contents -> Item.see(HOST_HEADROOM, TEMPLATE))));
    }

    private static Item enough(Facts facts, Key key, Room room, String hint) {
        List<String> evidence = List.of(room.evidence(), facts.toMax() + " members more make max");
        return room.members() >= facts.toMax()
                ? Item.pass(key, "there is room for " + Math.min(room.members(), 9_999) + " VMs more", evidence)
                : Item.fail(
                        key,
                        "there is room for " + room.members() + " VMs more, and " + facts.toMax()
                                + " are needed to reach max",
                        hint,
                        evidence);
    }
}
