package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The management addresses of one F5, which do not float: one of a stand-alone unit, two of a pair. Only the active unit
 * knows the live connections, and only it may be written to.
 */
final class Units implements AutoCloseable {
    private static final String ACTIVE = "ACTIVE";

    private final List<UnitSession> units;
    private final Faults faults;
    private final AtomicInteger lastActive = new AtomicInteger();

    /** @param units at least one */
    Units(List<UnitSession> units, Faults faults) {
        this.units = List.copyOf(units);
        this.faults = faults;
    }

    List<UnitSession> all() {
        return units;
    }

    /**
     * The unit that is active now, asked afresh each time: a fail-over may come at any moment. With several traffic
     * groups two may be; the one used last stays in use then.
     */
    UnitSession active() {
        List<String> others = new ArrayList<>();
        int first = lastActive.get();
        for (int i = 0; i < units.size(); i++) {
            int index = (first + i) % units.size();
            Optional<String> reason = whyNot(units.get(index));
            if (reason.isEmpty()) {
                lastActive.set(index);
                return units.get(index);
            }
            others.add(units.get(index).address() + " " + reason.get());
        }
        throw faults.passing("find the active unit", "no unit is active: " + String.join(", ", others));
    }

    private Optional<String> whyNot(UnitSession unit) {
        try {
            Optional<UnitAnswer> answer =
                    unit.ifAllowed(UnitRequest.get("cm/failover-status", "/mgmt/tm/cm/failover-status"));
            String state = answer.map(known -> Stats.firstOf(known.body()).text("status"))
                    .orElseGet(() -> unseen(unit));
            return state.equalsIgnoreCase(ACTIVE) ? Optional.empty() : Optional.of("is " + state);
        } catch (OutsideFault fault) {
            // A unit that is down hides no other; any other fault is the operator's to hear.
            if (fault.kind() == FaultKind.TRANSIENT && units.size() > 1) {
                return Optional.of("does not answer (" + fault.getMessage() + ")");
            }
            throw fault;
        }
    }

    /** For a role that may not see it: the only unit there is must be the active one; of two nobody can say. */
    private String unseen(UnitSession unit) {
        if (units.size() > 1) {
            throw faults.permanent(
                    "find the active unit",
                    "this role may not see whether " + unit.address() + " is active",
                    "give the user the role Manager or Administrator, so that no standby unit is written to");
        }
        return ACTIVE;
    }

    @Override
    public void close() {
        units.forEach(UnitSession::close);
    }
}
