package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.vsphere.Inventory.Named;
import dev.vmautoscaling.domain.vm.Placement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects that placements name. To find them by name takes a look at everything in the data center; so they are
 * remembered, and read again, all at once, before each use: one that is gone or has another name now is looked for anew.
 * Thread-safe.
 */
final class Places {
    /** A second object that was given the same name is noticed after so long. */
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 1_000;

    private record Key(String datacenter, String cluster, String datastore, String network, String template) {}

    private record Known(Named named, Instant at) {}

    private final InstantSource time;
    private final Map<Key, Known> remembered = new ConcurrentHashMap<>();

    Places(InstantSource time) {
        this.time = time;
    }

    /** As vCenter has it now. */
    Inventory.Place find(Inventory inventory, Placement placement, String template) {
        Key key = new Key(
                placement.datacenter(), placement.cluster(), placement.datastore(), placement.network(), template);
        Instant now = time.instant();
        Known known = remembered.get(key);
        Optional<Inventory.Place> same = known != null && now.isBefore(known.at.plus(BELIEVED))
                ? inventory.read(known.named).filter(place -> place.isNamed(placement, template))
                : Optional.empty();
        return same.orElseGet(() -> {
            Named named = inventory.named(placement, template);
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(key, new Known(named, now));
            return inventory.place(named, template);
        });
    }
}
