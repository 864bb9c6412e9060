package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Drives;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.WorkflowStarter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the build that drives an event says: that a stage may begin, whether it is done, and how the build ended. */
public final class Builds {
    private final Drives drives;
    private final Rule rule;
    private final KillSwitch killSwitch;
    private final WorkflowStarter starter;

    public Builds(Drives drives, Rule rule, KillSwitch killSwitch, WorkflowStarter starter) {
        this.drives = drives;
        this.rule = rule;
        this.killSwitch = killSwitch;
        this.starter = starter;
    }

    /**
     * Permits the stage's steps, if they are not permitted yet, keeps the lease alive, and tells how far they are. Called again
     * until it is not running any more; called again after a lost answer it changes nothing.
     *
     * @return empty when no driver was ever wanted for that event
     */
    public Optional<Progress> stage(String event, Drive.Build build, Stage stage) {
        return rule.change(event, DriveLog.By.BUILD, "stage " + stage.key(), drive -> reached(drive, build, stage))
                .map(drive -> progress(drive, build, stage));
    }

    private Drive reached(Drive drive, Drive.Build build, Stage stage) {
        if (!drive.isDrivenBy(build) || drive.result().isPresent() || drive.kind() != stage.kind()) {
            return drive;
        }
        boolean isFurther = drive.stage()
                .flatMap(reached -> Stage.of(reached.stage()))
                .map(now -> now.compareTo(stage) < 0)
                .orElse(true);
        return isFurther ? drive.reaching(stage.key(), rule.now()) : drive.heard(rule.now());
    }

    private Progress progress(Drive drive, Drive.Build build, Stage stage) {
        if (drive.kind() != stage.kind()) {
            return Progress.failed("event " + drive.event() + " has no stage " + stage.key());
        }
        List<Workflow> workflows = drives.workflows(drive.event());
        boolean isOver = isOver(workflows);
        boolean mayKnow = isOver ? drive.isOf(build) : drive.isDrivenBy(build);
        if (!mayKnow) {
            return Progress.failed("this build does not drive event " + drive.event() + ": " + drive.note());
        }
        if (drive.state() == Drive.State.CLAIMED) {
            workflows.stream().filter(Builds::waits).forEach(workflow -> starter.start(workflow.id()));
        }
        boolean isStopped = !isOver && killSwitch.of(drive.service()) == KillSwitch.Position.STOP_NOW;
        return Progress.of(stage, workflows, isStopped, pause(drive));
    }

    /** Whether a permit is what it waited for: woken again and again, in case it was put to rest just when the first call came. */
    private static boolean waits(Workflow workflow) {
        return workflow.state().isLive()
                && workflow.state() != WorkflowState.UNDOING
                && workflow.steps().stream()
                        .filter(step -> step.state() != StepRecord.State.DONE)
                        .findFirst()
                        .filter(step -> step.state() == StepRecord.State.PENDING)
                        .isPresent();
    }

    /** Also when a stop, or a worker that died, came between the last step and the record that it has ended. */
    private static boolean isOver(List<Workflow> workflows) {
        return workflows.stream().noneMatch(workflow -> workflow.state().isLive() && !workflow.hasDoneAll());
    }

    /** What takes long is asked after less often, and always well before the lease runs out. */
    private Duration pause(Drive drive) {
        Duration lasted = drive.stage()
                .map(reached -> Duration.between(reached.since(), rule.now()))
                .orElse(Duration.ZERO);
        long longest = Math.max(1, Math.min(10, drive.terms().lease().toSeconds() / 4));
        return Duration.ofSeconds(Math.clamp(lasted.toSeconds() / 20, 1, longest));
    }

    /**
     * The build has ended. What it leaves undone is taken back when it failed, and else treated as if the build were gone.
     *
     * @return the drive afterwards, whosever it is: another build's word changes nothing; empty when there is none
     */
    public Optional<Drive> ended(String event, Drive.Build build, Drive.Result result) {
        Optional<Drive> ended =
                rule.change(event, DriveLog.By.BUILD, "result " + result, drive -> ended(drive, build, result));
        ended.filter(drive -> drive.isOf(build))
                .ifPresent(drive -> drives.workflows(event).stream()
                        .filter(workflow -> workflow.state().isLive())
                        .forEach(workflow -> starter.start(workflow.id())));
        return ended;
    }

    private Drive ended(Drive drive, Drive.Build build, Drive.Result result) {
        if (!drive.isOf(build) || drive.result().isPresent()) {
            return drive;
        }
        boolean isOver = isOver(drives.workflows(drive.event()));
        String how = "build " + build.name() + " ended as " + result;
        if (!drive.isDrivenBy(build) || isOver) {
            return drive.reported(result, isOver && drive.isDrivenBy(build) ? how : drive.note());
        }
        Drive told = drive.reported(result, how);
        return result.isGood() ? rule.settled(told, how + " before its stages were done") : told.withdrawn(how);
    }
}
