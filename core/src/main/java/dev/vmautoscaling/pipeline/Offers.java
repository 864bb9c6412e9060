package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Drives;
import dev.vmautoscaling.scaling.WorkflowStarter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Events that no build has come for: one is triggered; and what waits in vain is settled. */
public final class Offers {
    /** Between two attempts at triggering a build, while Jenkins does not answer. */
    private static final Duration TRIGGER_AGAIN = Duration.ofSeconds(10);

    private final Drives drives;
    private final Rule rule;
    private final ScalingGroups groups;
    private final Consumer<GroupConfig> trigger;
    private final WorkflowStarter starter;

    /** @param trigger has a build of the config's job begin; throws {@link OutsideFault} */
    public Offers(
            Drives drives, Rule rule, ScalingGroups groups, Consumer<GroupConfig> trigger, WorkflowStarter starter) {
        this.drives = drives;
        this.rule = rule;
        this.groups = groups;
        this.trigger = trigger;
        this.starter = starter;
    }

    /**
     * One look at everything that is offered; returns when all is done.
     *
     * @param executor asks side by side, so that a slow Jenkins holds only its own
     */
    public void look(Executor executor) {
        CompletableFuture.allOf(drives.offered().stream()
                        .map(drive -> CompletableFuture.runAsync(() -> look(drive), executor))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void look(Drive offered) {
        Drive drive = rule.now(offered.event()).orElseThrow();
        if (!drive.state().isOpen()) {
            wake(drive);
        } else if (isToBeTriggered(drive)) {
            triggerOnce(drive);
        }
    }

    private boolean isToBeTriggered(Drive drive) {
        return drive.state() == Drive.State.OFFERED
                && drive.triggerAt().filter(at -> !at.isAfter(rule.now())).isPresent()
                && groups.find(drive.service()).flatMap(rule::againstBeginning).isEmpty();
    }

    /** The next attempt is written down before this one, so that two who look at once trigger one build. */
    private void triggerOnce(Drive drive) {
        Instant again = rule.now().plus(TRIGGER_AGAIN);
        if (!rule.save(drive, drive.triggeringAgain(again, drive.note()), DriveLog.By.CONTROL_PLANE, "")) {
            return;
        }
        Optional<ScalingGroup> group = groups.find(drive.service());
        if (group.isEmpty()) {
            settle(drive, "the config of " + drive.service() + " is gone");
            return;
        }
        try {
            trigger.accept(group.get().config());
            change(drive, now -> now.triggered(rule.now()));
        } catch (OutsideFault fault) {
            failed(drive, fault);
        }
    }

    /** After a lost answer there may be a build: another one would only be told that it is not needed. */
    private void failed(Drive drive, OutsideFault fault) {
        String why = String.valueOf(fault.getMessage());
        if (fault.kind() == FaultKind.PERMANENT) {
            settle(drive, why);
        } else {
            change(drive, now -> now.triggeringAgain(rule.now().plus(TRIGGER_AGAIN), why));
        }
    }

    private void settle(Drive drive, String why) {
        change(drive, now -> rule.settled(now, why));
        wake(drive);
    }

    /** Whatever a build that has come meanwhile has made of it stays. */
    private void change(Drive drive, UnaryOperator<Drive> change) {
        rule.change(
                drive.event(),
                DriveLog.By.CONTROL_PLANE,
                "",
                now -> now.state() == Drive.State.OFFERED ? change.apply(now) : now);
    }

    private void wake(Drive drive) {
        drives.workflows(drive.event()).stream()
                .filter(workflow -> workflow.state().isLive())
                .forEach(workflow -> starter.start(workflow.id()));
    }
}
