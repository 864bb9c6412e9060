package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.scaling.Acting;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Drives;
import dev.vmautoscaling.scaling.Evaluation;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Builds that come and ask what there is to do. An event is given to one of them. */
public final class Claims {
    private final Drives drives;
    private final Rule rule;
    private final Evaluation evaluation;

    public Claims(Drives drives, Rule rule, Evaluation evaluation) {
        this.drives = drives;
        this.rule = rule;
        this.evaluation = evaluation;
    }

    /**
     * What a build is told.
     *
     * @param reason why it may, or why not
     * @param event which it drives from now on; empty when it may not
     */
    public record Claim(String reason, Optional<Drive> event) {
        static Claim refused(String why) {
            return new Claim(why, Optional.empty());
        }
    }

    /**
     * Gives the build what is offered; when nothing is, the service is looked at at once. Asked again by the same build, the
     * answer is the same.
     *
     * @param hint what the build has come for, going by what triggered it: preferred where there is a choice
     */
    public Claim claim(ScalingGroup group, Drive.Build build, Optional<ScalingEvent.Kind> hint) {
        Optional<String> held = held(group);
        Optional<Claim> known = among(group.service(), build, hint, held);
        if (known.isPresent()) {
            return known.get();
        }
        if (held.isPresent()) {
            return Claim.refused(held.get());
        }
        Acting.Carried carried = evaluation.ofOne(group);
        // Whether this look opened an event, or one at the same moment was faster: what is there now is given.
        Optional<String> heldNow = held(group);
        return among(group.service(), build, hint, heldNow)
                .orElseGet(() ->
                        Claim.refused(heldNow.orElseGet(() -> carried.decision().why())));
    }

    /** Why nothing new may begin. */
    private Optional<String> held(ScalingGroup group) {
        boolean isForBuilds = group.config().engine() == GroupConfig.Engine.JENKINS;
        return rule.againstBeginning(group)
                .or(() -> isForBuilds
                        ? Optional.empty()
                        : Optional.of("the engine of " + group.service() + " is embedded: its events need no build"));
    }

    /** What there is for the build among the events that go on; empty when there is none of any driver. */
    private Optional<Claim> among(
            String service, Drive.Build build, Optional<ScalingEvent.Kind> hint, Optional<String> held) {
        List<Drive> running = drives.running(service).stream()
                .sorted(Comparator.comparing((Drive drive) -> !drive.isOf(build))
                        .thenComparing(drive -> hint.isPresent() && drive.kind() != hint.get())
                        .thenComparing(drive -> !drive.state().isOpen()))
                .toList();
        Optional<Claim> told = Optional.empty();
        for (Drive drive : running) {
            Claim claim = held.isPresent() && !drive.isOf(build)
                    ? Claim.refused(held.get())
                    : rule.change(drive.event(), DriveLog.By.BUILD, "claim", now -> given(now, build))
                            .map(now -> answer(now, build))
                            .orElseThrow();
            if (claim.event().isPresent()) {
                return Optional.of(claim);
            }
            told = told.or(() -> Optional.of(claim));
        }
        return told;
    }

    private Drive given(Drive drive, Drive.Build build) {
        return switch (drive.state()) {
            case OFFERED -> drive.claimedBy(build, rule.now());
            case CLAIMED -> drive.isDrivenBy(build) ? drive.heard(rule.now()) : drive;
            case TAKEN_OVER, WITHDRAWN -> drive;
        };
    }

    private static Claim answer(Drive drive, Drive.Build build) {
        if (drive.isDrivenBy(build)) {
            return new Claim("build " + build.name() + " drives event " + drive.event(), Optional.of(drive));
        }
        return Claim.refused("event " + drive.event() + " is under way: " + drive.note());
    }
}
