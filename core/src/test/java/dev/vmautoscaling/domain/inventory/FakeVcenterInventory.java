package dev.vmautoscaling.domain.inventory;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.time.Duration;
import java.util.Optional;

/** Tells what a test put in, or that it cannot. */
public final class FakeVcenterInventory implements VcenterInventory {
    private Optional<Contents> contents = Optional.empty();
    private Optional<OutsideFault> fault = Optional.empty();

    public FakeVcenterInventory has(Contents now) {
        contents = Optional.of(now);
        fault = Optional.empty();
        return this;
    }

    /** From now on; what it had is told with this as its trouble. */
    public FakeVcenterInventory fails(OutsideFault with) {
        fault = Optional.of(with);
        return this;
    }

    @Override
    public Contents contents(Duration patience) {
        return contents.map(this::withTrouble)
                .orElseThrow(() -> fault.orElseThrow(() -> new IllegalStateException("the test put nothing in")));
    }

    private Contents withTrouble(Contents known) {
        return new Contents(
                known.vms(),
                known.networks(),
                known.datastores(),
                known.clusters(),
                known.folders(),
                known.asOf(),
                fault.map(Throwable::getMessage));
    }
}
