package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmTemplates;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.templates.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A task that vCenter is asked for once, while its effect is not there yet.
 *
 * @param fact where the task's name is kept between attempts; while it is absent, no answer to the asking was ever written down
 * @param slot for what works on disks: it is asked for only when it is its turn. Empty for what takes vCenter no time
 */
record VcenterTask(Attempt attempt, VmTemplates vms, String fact, String waitingFor, Optional<Slot> slot) {
    /** After a lost answer the effect shows within this time, or it never will. */
    static final Duration SETTLE = Duration.ofSeconds(30);

    /** Work on the disks of that VM, or on copies of them. */
    static VcenterTask onDisks(Attempt attempt, Subject subject, VmId vm, String fact, String waitingFor) {
        return new VcenterTask(attempt, subject.vms(), fact, waitingFor, Optional.of(new Slot(attempt, subject, vm)));
    }

    /** What vCenter only writes down. */
    static VcenterTask light(Attempt attempt, Subject subject, String fact, String waitingFor) {
        return new VcenterTask(attempt, subject.vms(), fact, waitingFor, Optional.empty());
    }

    /** Starts the task when none runs and it is its turn, else follows it. */
    Outcome follow(Supplier<TaskId> start) {
        SlotWait waited = SlotWait.of(attempt, fact);
        if (mayHaveBegun()
                && waited.wasFollowedBy(attempt)
                && !attempt.hasLasted(waited.until().plus(SETTLE))) {
            return attempt.notYet(waitingFor + "; vCenter's answer was lost, looking whether it does");
        }
        return switch (status()) {
            case TaskStatus.Running running -> wait(running);
            // The task says done and the effect is not seen: it was seen too early, or somebody took it back.
            case TaskStatus.Succeeded ignored -> attempt.notYet(waitingFor, Map.of(fact, ""));
            case TaskStatus.Failed failed -> TemplateStep.failed(failed.fault(), Map.of(fact, ""));
            case TaskStatus.Forgotten ignored ->
                slot.map(turn -> turn.whenFree(() -> begin(start), SlotWait.now(attempt, fact)))
                        .orElseGet(() -> begin(start));
        };
    }

    private Outcome begin(Supplier<TaskId> start) {
        try {
            return attempt.notYet(waitingFor, Map.of(fact, start.get().value()));
        } catch (OutsideFault fault) {
            boolean isKnown = fault.kind() != FaultKind.UNKNOWN_OUTCOME;
            return TemplateStep.failed(fault, isKnown ? Map.of(fact, "") : Map.of());
        }
    }

    private Outcome wait(TaskStatus.Running running) {
        return attempt.notYet(
                waitingFor + ", " + running.percent() + " %",
                Map.of(Fact.PERCENT, Integer.toString(running.percent())));
    }

    /** What to answer while it runs. */
    Optional<Outcome> running() {
        return status() instanceof TaskStatus.Running running ? Optional.of(wait(running)) : Optional.empty();
    }

    /** Why it ended without its effect, if it did. */
    Optional<OutsideFault> failure() {
        return status() instanceof TaskStatus.Failed failed ? Optional.of(failed.fault()) : Optional.empty();
    }

    /** Whether it may have been asked for and never answered. */
    private boolean mayHaveBegun() {
        return attempt.fact(fact).isEmpty();
    }

    private TaskStatus status() {
        TaskStatus status = attempt.fact(fact)
                .filter(id -> !id.isEmpty())
                .map(TaskId::new)
                .map(vms::status)
                .orElseGet(TaskStatus.Forgotten::new);
        if (status instanceof TaskStatus.Running) {
            slot.ifPresent(Slot::stillRuns);
        }
        return status;
    }

    /** For an undo that does not see the effect: what it must wait for, because the effect may still come. */
    Optional<Outcome> mayStillCome() {
        boolean isSure = attempt.fact(fact).filter(String::isEmpty).isPresent();
        return switch (status()) {
            case TaskStatus.Running ignored ->
                Optional.of(attempt.notYet(waitingFor + "; taken back as soon as it is done"));
            case TaskStatus.Forgotten ignored ->
                isSure || attempt.hasLasted(SETTLE)
                        ? Optional.empty()
                        : Optional.of(attempt.notYet("vCenter does not say what became of it; watching for it"));
            case TaskStatus.Succeeded ignored -> Optional.empty();
            case TaskStatus.Failed ignored -> Optional.empty();
        };
    }
}
