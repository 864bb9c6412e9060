package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Drives;
import dev.vmautoscaling.scaling.KillSwitch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of an event whose build does not come, or is gone: the control plane takes it over if the config allows that,
 * else it takes it back. Whoever looks at a drive first after its time settles it, once: all changes go through here, each
 * made from the newest version, so that an event never has two drivers.
 */
public final class Rule {
    private final Drives drives;
    private final ScalingGroups groups;
    private final KillSwitch killSwitch;
    private final DriveLog log;
    private final InstantSource time;

    public Rule(Drives drives, ScalingGroups groups, KillSwitch killSwitch, DriveLog log, InstantSource time) {
        this.drives = drives;
        this.groups = groups;
        this.killSwitch = killSwitch;
        this.log = log;
        this.time = time;
    }

    Instant now() {
        return time.instant();
    }

    /** The drive as it is now: settled, if its time is over. Empty when the event has none. */
    Optional<Drive> now(String event) {
        return change(event, DriveLog.By.CONTROL_PLANE, "", drive -> drive);
    }

    /**
     * Changes the drive, settled first if its time is over.
     *
     * @param what for the log; nothing is told of a change that is none
     * @param change made again from what is there then, when somebody else was faster
     * @return as it is afterwards
     */
    Optional<Drive> change(String event, DriveLog.By by, String what, Function<Drive, Drive> change) {
        while (true) {
            Optional<Drive> before = drives.of(event);
            if (before.isEmpty()) {
                return before;
            }
            if (before.get().hasRunOut(now())) {
                save(before.get(), settled(before.get(), ranOut(before.get())), DriveLog.By.CONTROL_PLANE, "");
                continue;
            }
            Drive after = change.apply(before.get().within(now()));
            if (after.equals(before.get()) || save(before.get(), after, by, what)) {
                return Optional.of(after);
            }
        }
    }

    /** @return false when somebody else has changed it since {@code before} was read: then it stays as that one left it */
    boolean save(Drive before, Drive after, DriveLog.By by, String what) {
        boolean saved = drives.save(after);
        boolean isNews = before.state() != after.state()
                || !before.stage().equals(after.stage())
                || !before.result().equals(after.result())
                || !before.note().equals(after.note());
        if (saved && isNews) {
            log.changed(after, by, what.isEmpty() ? after.note() : what);
        }
        return saved;
    }

    private static String ranOut(Drive drive) {
        return drive.build()
                .map(build -> "build " + build.name() + " was not heard of for "
                        + drive.terms().lease().toSeconds() + " s")
                .orElse("no build came for it"
                        + (drive.triggerAt().isPresent() ? ", and none could be triggered: " + drive.note() : ""));
    }

    /** What it is without its build. What has not begun is not begun while something speaks against it. */
    Drive settled(Drive drive, String why) {
        Optional<String> against = againstBeginning(drive);
        String told = against.filter(other -> !why.contains(other))
                .map(other -> why + "; " + other)
                .orElse(why);
        return drive.terms().fallBack() && against.isEmpty() ? drive.takenOver(told) : drive.withdrawn(told);
    }

    private Optional<String> againstBeginning(Drive drive) {
        if (drive.state() != Drive.State.OFFERED) {
            return Optional.empty();
        }
        return groups.find(drive.service())
                .map(this::againstBeginning)
                .orElseGet(() -> Optional.of("the config of " + drive.service() + " is gone"));
    }

    /** Why nothing new may begin now, whoever would drive it; empty when it may. */
    Optional<String> againstBeginning(ScalingGroup group) {
        if (!group.enabled()) {
            return Optional.of("the config of " + group.service() + " is not enabled");
        }
        if (killSwitch.of(group.service()) != KillSwitch.Position.OFF) {
            return Optional.of("the kill switch is on");
        }
        return group.config().mode() == GroupConfig.Mode.OBSERVE
                ? Optional.of("the config of " + group.service() + " only observes")
                : Optional.empty();
    }
}
