package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Priority;
import dev.vmautoscaling.domain.governor.Resource;
import dev.vmautoscaling.domain.governor.Turn;
import dev.vmautoscaling.domain.template.Template.Making;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The place of a template's workflow among the operations that run on a vCenter, behind everything that services wait for:
 * taken when an operation begins, and free again when the step is done or has failed ({@link TemplateStep} sees to that),
 * or when nobody has looked at it for a while.
 *
 * @param vm whose host the operation keeps busy
 */
record Slot(Attempt attempt, Subject subject, VmId vm) {
    /** Begins the operation if it is its turn, and else says what it waits for, keeping the facts. */
    Outcome whenFree(Supplier<Outcome> begin, Map<String, String> whileWaiting) {
        return switch (governor().ask(attempt.workflow().id(), Priority.TEMPLATE, needs())) {
            case Turn.Granted ignored -> begin.get();
            case Turn.Waiting waiting ->
                new Outcome.NotYet(waiting.lookAgain(), "waiting for a slot: " + waiting.why(), whileWaiting);
        };
    }

    /** The operation still runs. */
    void stillRuns() {
        governor().stillRuns(attempt.workflow().id(), needs());
    }

    private Set<Resource> needs() {
        Making making = subject.template().making();
        return subject.reach()
                .politeness()
                .busy(
                        making.vcenter(),
                        making.place().datacenter(),
                        making.place().datastore(),
                        hosts -> hosts.ofVm(vm));
    }

    private Governor governor() {
        return subject.reach().politeness().governor();
    }
}
