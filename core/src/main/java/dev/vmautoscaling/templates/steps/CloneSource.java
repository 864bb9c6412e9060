package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.vm.TemplateOrder;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Failure;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.templates.Fact;
import dev.vmautoscaling.templates.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Copies the source, which may run and is not touched. The copy carries our mark from its first moment, and its name is
 * taken, so however often this is tried there is one.
 */
public final class CloneSource extends TemplateStep {
    private static final Duration LONGEST_UNMARKED = Duration.ofHours(1);

    public CloneSource(Reach reach) {
        super("clone-source", reach);
    }

    @Override
    public RetryPolicy retries() {
        return LONG_PATIENCE;
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        VcenterTask task = task(attempt, subject);
        return task.running()
                .or(() -> subject.inItsPlace().map(found -> judged(attempt, subject, found)))
                .orElseGet(() -> task.follow(() -> subject.vms().startClone(order(subject))));
    }

    private static VcenterTask task(Attempt attempt, Subject subject) {
        VmDetails source = subject.template().making().source();
        return VcenterTask.onDisks(
                attempt, subject, source.id(), Fact.CLONE_TASK, "vCenter copies \"" + source.name() + "\"");
    }

    private static TemplateOrder order(Subject subject) {
        Template template = subject.template();
        Template.Making making = template.making();
        return new TemplateOrder(
                making.source().id(),
                template.name(),
                making.place(),
                !making.forLinkedClones(),
                template.mark(subject.reach().installation()));
    }

    /** While a copy is being made it may show neither its mark nor its identity. */
    private static Outcome judged(Attempt attempt, Subject subject, VmDetails found) {
        if (subject.owns(found)) {
            return found.instanceUuid().isEmpty()
                    ? attempt.notYet("the copy is not complete yet")
                    : new Outcome.Done(
                            "copied as " + found.id(),
                            Map.of(Fact.VM, found.id().value(), Fact.UUID, found.instanceUuid(), Fact.CLONE_TASK, ""));
        }
        boolean mayBeOurs = found.mark().isEmpty() && attempt.number() > 1 && !attempt.hasLasted(LONGEST_UNMARKED);
        return mayBeOurs
                ? task(attempt, subject)
                        .failure()
                        .map(fault -> failed(fault, Map.of(Fact.CLONE_TASK, "")))
                        .orElseGet(() -> attempt.notYet("\"" + found.name() + "\" is there, without its mark yet"))
                : refused(new Refusal(
                        Refusal.Code.VCENTER_NAME_TAKEN,
                        "vCenter has \"" + found.name() + "\" already, which is not ours",
                        "choose another name, or rename what has it"));
    }

    /** Destroys what carries our mark; waits until it is surely gone, or surely never came. */
    @Override
    Outcome undo(Attempt attempt, Subject subject) {
        Optional<VmDetails> found = subject.present().or(subject::inItsPlace);
        if (found.isEmpty()) {
            return task(attempt, subject).mayStillCome().orElseGet(() -> Outcome.done("no copy is left"));
        }
        if (!subject.owns(found.get())) {
            boolean mayBeOurs = found.get().mark().isEmpty()
                    && subject.template().identity().isEmpty();
            return mayBeOurs
                    ? new Outcome.Failed(Failure.transientOne(
                            "\"" + found.get().name() + "\" is there without our mark: it may still be copied"))
                    : Outcome.done("\"" + found.get().name() + "\" is not ours and was left alone");
        }
        return task(attempt, subject).running().orElseGet(() -> destroyed(attempt, subject, found.get()));
    }

    private static Outcome destroyed(Attempt attempt, Subject subject, VmDetails copy) {
        return VcenterTask.onDisks(attempt, subject, copy.id(), Fact.DESTROY_TASK, "the copy is being destroyed")
                .follow(() -> subject.vms().startDestroy(copy.id()));
    }
}
