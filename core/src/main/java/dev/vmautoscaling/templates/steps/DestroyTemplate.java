package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.RetryPolicy;
import dev.vmautoscaling.templates.Fact;
import dev.vmautoscaling.templates.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * Destroys the template and its disks, if it carries our mark or a person has confirmed the end of what we have not made.
 * From here it only goes forward.
 */
public final class DestroyTemplate extends TemplateStep {
    public DestroyTemplate(Reach reach) {
        super("destroy-template", reach);
    }

    @Override
    public boolean isPointOfNoReturn() {
        return true;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.during(Duration.ofHours(6));
    }

    @Override
    Outcome perform(Attempt attempt, Subject subject) {
        Optional<VmDetails> found = subject.present();
        if (found.isEmpty()) {
            return Outcome.done("vCenter has it no more");
        }
        return notOurs(attempt, subject, found.get())
                .map(TemplateStep::refused)
                .orElseGet(() -> VcenterTask.onDisks(
                                attempt, subject, found.get().id(), Fact.DESTROY_TASK, "vCenter destroys the template")
                        .follow(() -> subject.vms().startDestroy(found.get().id())));
    }

    static Optional<Refusal> notOurs(Attempt attempt, Subject subject, VmDetails found) {
        boolean isConfirmed = attempt.fact(Fact.CONFIRMED).isPresent();
        return isConfirmed || isOurs(subject, found)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Code.TEMPLATE_NOT_OURS,
                        "\"" + found.name() + "\" is no template with our mark",
                        "nothing is destroyed that is not surely ours: order the deletion again and confirm it"));
    }

    private static boolean isOurs(Subject subject, VmDetails found) {
        return subject.template().making().origin() == Origin.CLONED && subject.owns(found) && found.isTemplate();
    }
}
