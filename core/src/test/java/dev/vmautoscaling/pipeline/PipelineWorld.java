package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.scaling.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The world of the stories, whose shop is driven by builds. */
final class PipelineWorld {
    static final Duration TRIGGER_AFTER = Duration.ofSeconds(60);
    static final Duration CLAIM_WITHIN = Duration.ofMinutes(2);
    static final Duration LEASE = Duration.ofMinutes(2);
    static final Drive.Build FIRST = build(1);
    static final Drive.Build SECOND = build(2);

    final World world;
    final Rule rule;
    final Claims claims;
    final Builds builds;
    final Offers offers;
    final List<String> log = new ArrayList<>();
    final List<String> triggered = new ArrayList<>();
    Optional<FaultKind> jenkinsFails = Optional.empty();

    PipelineWorld(boolean fallBack) {
        this(config(Configs.shop(), fallBack));
    }

    PipelineWorld(GroupConfig config) {
        world = new World(config);
        KillSwitch killSwitch = world::position;
        rule = new Rule(
                world.ledger.drives(),
                world.ledger.groups(),
                killSwitch,
                (drive, by, what) -> log.add(by + " " + what),
                world.time);
        world.restrainedBy(new DriveGate(killSwitch, rule));
        claims = new Claims(world.ledger.drives(), rule, world.evaluation());
        builds = new Builds(world.ledger.drives(), rule, killSwitch, world::wake);
        offers = new Offers(world.ledger.drives(), rule, world.ledger.groups(), this::trigger, world::wake);
    }

    static GroupConfig config(GroupConfig shop, boolean fallBack) {
        JenkinsJob job = new JenkinsJob("ci", "", "", Optional.empty(), fallBack, TRIGGER_AFTER, CLAIM_WITHIN, LEASE);
        return Configs.with(Configs.with(shop, "jenkins", Optional.of(job)), "engine", GroupConfig.Engine.JENKINS);
    }

    static Drive.Build build(int number) {
        return new Drive.Build("#" + number, "https://ci.example.com/job/autoscale-shop/" + number + "/");
    }

    private void trigger(GroupConfig config) {
        jenkinsFails.ifPresent(kind -> {
            throw new OutsideFault(kind, "Jenkins ci", "trigger autoscale-shop", "no", "");
        });
        triggered.add(config.service());
    }

    ScalingGroup shop() {
        return world.ledger.groups().find("shop").orElseThrow();
    }

    /** Load is high, and the loop has offered an event. */
    PipelineWorld offered() {
        world.busy().decide();
        return this;
    }

    /** One member in service, whom the control plane has brought in, and load is low. */
    PipelineWorld offeredRemoval() {
        world.ledger.change("shop", group -> withEngine(group, GroupConfig.Engine.EMBEDDED));
        world.withOneCreated();
        world.ledger.change("shop", group -> withEngine(group, GroupConfig.Engine.JENKINS));
        world.idleFor(Duration.ofMinutes(20)).decide();
        return this;
    }

    private static ScalingGroup withEngine(ScalingGroup group, GroupConfig.Engine engine) {
        return new ScalingGroup(
                Configs.with(group.config(), "engine", engine), group.enabled(), group.suspended(), group.version());
    }

    Claims.Claim claim(Drive.Build build) {
        return claims.claim(shop(), build, Optional.empty());
    }

    Drive drive() {
        return world.ledger.drives().all().getLast();
    }

    String event() {
        return drive().event();
    }

    ScalingEvent.State state() {
        return world.event().state();
    }

    List<Workflow> workflows() {
        return world.ledger.drives().workflows(event());
    }

    Workflow workflow() {
        return workflows().getFirst();
    }

    Progress ask(Drive.Build build, Stage stage) {
        return builds.stage(event(), build, stage).orElseThrow();
    }

    /** As the script does it: asks again until it need not. */
    Progress await(Drive.Build build, Stage stage) {
        while (true) {
            Progress progress = ask(build, stage);
            if (progress.state() != Progress.State.RUNNING && progress.state() != Progress.State.PARKED) {
                return progress;
            }
            world.runFor(progress.pause());
        }
    }

    /** A build that does all its stages. */
    void driveToTheEnd(Drive.Build build) {
        Stage.of(drive().kind()).forEach(stage -> await(build, stage));
        builds.ended(event(), build, Drive.Result.SUCCESS);
    }

    /** Steps that have been begun. */
    List<String> begun() {
        return workflow().steps().stream()
                .map(step -> step.key())
                .filter(workflow()::hasStarted)
                .toList();
    }
}
