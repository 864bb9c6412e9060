package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.decision.History;
import dev.vmautoscaling.engine.Failure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where events are opened. */
public interface Ledger {
    /**
     * Locks the group's row and, if its version is still {@code version}, it is enabled and the kill switch is off, writes
     * what {@code plan} makes of the books and moves the version on; all in one transaction. So of two who decided on the
     * same version one opens an event, and a switch that was turned while they looked around still holds it.
     *
     * @return what was written; empty when the version has moved, the group is gone, disabled or stopped, or the plan is
     *     empty
     */
    Optional<Opening> open(String service, long version, Function<Books, Optional<Opening>> plan);

    /** The same whatever the version, and only while the group is disabled: for the members of a config that goes. */
    Optional<Opening> openForDeparture(String service, Function<Books, Optional<Opening>> plan);

    /** Why a removal of one of the service's members, opened at that time or later, was taken back; the first of them. */
    Optional<Failure> takenBack(String service, Instant since);

    /** What the group's events have done; failed launches since {@code since}. */
    History history(String service, Instant since);

    /**
     * What the events of all groups have done, in a constant number of questions; a group that has no event in that time is
     * missing.
     *
     * @param since rests that began and launches that failed before it are left out
     */
    Map<String, History> histories(Instant since);

    /** When an event of that kind was last observed and not carried out. */
    Optional<Instant> lastObserved(String service, ScalingEvent.Kind kind);

    /** The workflow that takes this member out now. */
    Optional<String> removalOf(String member);
}
