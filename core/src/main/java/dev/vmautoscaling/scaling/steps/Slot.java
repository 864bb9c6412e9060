package dev.vmautoscaling.scaling.steps;

import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Priority;
import dev.vmautoscaling.domain.governor.Resource;
import dev.vmautoscaling.domain.governor.Turn;
import dev.vmautoscaling.domain.inventory.VmHosts;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.scaling.ScaleIn;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A workflow's one place among the operations that run on a vCenter: taken when an operation begins, and free again when
 * the step is done or has failed ({@link MemberStep} sees to that), or when nobody has looked at it for a while.
 *
 * @param host whose host the operation keeps busy
 */
record Slot(Attempt attempt, Target target, Function<VmHosts, Optional<String>> host) {
    /** For a clone, which the template's host carries out. */
    static Slot ofTemplate(Attempt attempt, Target target) {
        return new Slot(
                attempt,
                target,
                hosts -> hosts.ofTemplate(
                        target.config().placement().datacenter(),
                        target.config().template()));
    }

    static Slot of(Attempt attempt, Target target, Vm vm) {
        return new Slot(attempt, target, hosts -> hosts.ofVm(vm.id()));
    }

    /** Begins the operation if it is its turn, and else says what it waits for. */
    Outcome whenFree(Supplier<Outcome> begin) {
        return switch (governor().ask(attempt.workflow().id(), priority(), needs())) {
            case Turn.Granted ignored -> begin.get();
            case Turn.Waiting waiting ->
                new Outcome.NotYet(waiting.lookAgain(), "waiting for a slot: " + waiting.why(), Map.of());
        };
    }

    /** The operation still runs. */
    void stillRuns() {
        governor().stillRuns(attempt.workflow().id(), needs());
    }

    private Priority priority() {
        return attempt.workflow().kind().equals(ScaleIn.KIND) ? Priority.IN : Priority.OUT;
    }

    private Set<Resource> needs() {
        Placement place = target.config().placement();
        return target.outside().politeness().busy(place.vcenter(), place.datacenter(), place.datastore(), host);
    }

    private Governor governor() {
        return target.outside().politeness().governor();
    }
}
