package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One VM of the fake vCenter, as it is now; guarded by its vCenter's lock. */
final class FakeMachine {
    final VmId id;
    final String name;
    final String folder;
    Optional<OwnershipMark> mark;
    Optional<IpAddress> address;
    boolean isBeingCloned;
    PowerState power = PowerState.OFF;
    /** When Tools and the address appear; no guest boots when it is empty. */
    Optional<Instant> bootedAt = Optional.empty();

    Optional<String> customizationFailure = Optional.empty();

    FakeMachine(VmId id, String name, String folder, Optional<IpAddress> address, Optional<OwnershipMark> mark) {
        this.id = id;
        this.name = name;
        this.folder = folder;
        this.address = address;
        this.mark = mark;
    }

    boolean isUp(Instant now) {
        return power == PowerState.ON && bootedAt.isPresent() && !bootedAt.get().isAfter(now);
    }

    List<IpAddress> addresses(Instant now) {
        return isUp(now) && customizationFailure.isEmpty() ? address.stream().toList() : List.of();
    }

    Vm seen(Instant now) {
        return new Vm(
                id,
                isBeingCloned ? "" : "uuid-" + id.value(),
                name,
                power,
                isUp(now),
                addresses(now),
                isBeingCloned ? Optional.empty() : mark);
    }
}
