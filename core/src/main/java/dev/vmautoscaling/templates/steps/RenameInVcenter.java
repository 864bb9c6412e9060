package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.templates.Fact;
import dev.vmautoscaling.templates.Preconditions;
import dev.vmautoscaling.templates.Refusal;
import java.util.Optional;

/** Gives it in vCenter the name that the workflow says. */
public final class RenameInVcenter extends TemplateStep {
    public RenameInVcenter(Reach reach) {
        super("rename-in-vcenter", reach);
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        String to = name(attempt, Fact.TO_NAME);
        Optional<VmDetails> vm = subject.present();
        if (vm.isEmpty()) {
            return missing(subject);
        }
        if (vm.get().name().equals(to)) {
            return Outcome.done("it is called \"" + to + "\"");
        }
        Optional<Refusal> taken = Preconditions.ofName(
                subject.template(),
                to,
                subject.vms().named(subject.template().making().place().datacenter(), to));
        return taken.map(TemplateStep::refused)
                .orElseGet(() -> renamed(attempt, subject, vm.get(), Fact.RENAME_TASK, to));
    }

    private static Outcome renamed(Attempt attempt, Subject subject, VmDetails vm, String task, String name) {
        return VcenterTask.light(attempt, subject, task, "vCenter renames it to \"" + name + "\"")
                .follow(() -> subject.vms().startRenaming(vm.id(), name));
    }

    /** What a person has called otherwise since keeps that name. */
    @Override
    Outcome undo(Attempt attempt, Subject subject) {
        String from = name(attempt, Fact.FROM_NAME);
        String to = name(attempt, Fact.TO_NAME);
        if (to.equals(from)) {
            return Outcome.done();
        }
        Optional<VmDetails> renamed = subject.present().filter(vm -> vm.name().equals(to));
        return renamed.map(vm -> renamed(attempt, subject, vm, Fact.RENAME_BACK_TASK, from))
                .or(() -> VcenterTask.light(attempt, subject, Fact.RENAME_TASK, "vCenter renames it")
                        .mayStillCome())
                .orElseGet(() -> Outcome.done("it is not called \"" + to + "\""));
    }

    private static String name(Attempt attempt, String fact) {
        return attempt.fact(fact).orElseThrow(() -> new IllegalStateException("no fact " + fact));
    }
}
