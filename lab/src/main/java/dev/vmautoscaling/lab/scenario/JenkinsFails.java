package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.jenkins.Fault;
import dev.vmautoscaling.lab.jenkins.JenkinsSimulator;
import dev.vmautoscaling.lab.site.Shop;
import java.time.Duration;

/**
 * One trouble after the other: the trigger knows no job, a person aborts the build, the agent is lost, Jenkins restarts.
 * Nothing is left behind, every event says what happened, and in the end the service is scaled: anew, or by the control plane
 * itself once the config allows that.
 */
final class JenkinsFails implements Scenario {

    private static final int TRIGGER_AFTER = 6;
    private static final int LEASE = 10;
    private static final Duration PHASE = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "jenkins-fails";
    }

    @Override
    public boolean isAboutJenkins() {
        return true;
    }

    @Override
    public ShopConfig config(ShopConfig usual) {
        return usual.withEngine(ShopConfig.Engine.jenkins(TRIGGER_AFTER, LEASE, false))
                .withOutCooldown(3);
    }

    @Override
    public void play(Stage stage) {
        JenkinsSimulator jenkins = stage.world().jenkins();
        DrivenEvents events = new DrivenEvents(stage);
        jenkins.arm(Fault.on(Fault.Kind.NO_JOB, "generic-webhook-trigger", Integer.MAX_VALUE));
        stage.load(Surge.lastingGently(Duration.ofMinutes(6), stage.options().seed()));
        events.requireUndone(
                events.ended("a scale-out that no build comes for to end", ScalingEvent::isScaleOut), "404");
        jenkins.clearFaults();

        ScalingEvent aborted = events.nextThatClones();
        // events that begin from now on may go on without a build
        stage.api()
                .importYaml(config(stage.world().config())
                        .withEngine(ShopConfig.Engine.jenkins(TRIGGER_AFTER, LEASE, true))
                        .yaml());
        events.builds().stop(aborted.buildUrl());
        events.requireUndone(events.ended("the aborted build's scale-out to end", ScalingEvent::isScaleOut), "ABORTED");

        events.nextThatClones();
        jenkins.loseAgent();
        events.requireTakenOver(
                events.ended("the scale-out of the build with the lost agent to end", ScalingEvent::isScaleOut),
                "was not heard of");
        jenkins.restoreAgent();

        stage.endLoad();
        jenkins.restartsLike(new JenkinsSimulator.Phases(PHASE, PHASE, PHASE));
        jenkins.restart();
        ScalingEvent in = events.ended("a scale-in to end", ScalingEvent::isScaleIn);
        Unexpected.unless(in.hasSucceeded(), "the scale-in to succeed", in.state() + " " + in.failures());
        stage.api().disable(Shop.SERVICE);
    }
}
