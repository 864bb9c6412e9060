package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.site.Shop;
import java.time.Duration;

/**
 * A build is killed while vCenter clones, and cannot even say so. Where the control plane may not go on by itself, no VM is
 * left; where it may, there is exactly one, in service.
 */
final class BuildKilled implements Scenario {

    private static final int TRIGGER_AFTER = 60;
    private static final int LEASE = 10;

    @Override
    public String name() {
        return "build-killed";
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
        DrivenEvents events = new DrivenEvents(stage);
        stage.load(Surge.lastingGently(Duration.ofMinutes(5), stage.options().seed()));
        ScalingEvent killed = events.nextThatClones();
        // events that begin from now on may go on without a build
        stage.api()
                .importYaml(config(stage.world().config())
                        .withEngine(ShopConfig.Engine.jenkins(TRIGGER_AFTER, LEASE, true))
                        .yaml());
        events.builds().kill(killed.buildUrl());
        events.requireUndone(
                events.ended("the killed build's scale-out to end", ScalingEvent::isScaleOut), "was not heard of");
        events.builds().kill(events.nextThatClones().buildUrl());
        ScalingEvent taken = events.ended("the second one's to end", ScalingEvent::isScaleOut);
        events.requireTakenOver(taken, "was not heard of");
        stage.endLoad();
        ScalingEvent in = events.ended("a scale-in to end", ScalingEvent::isScaleIn);
        Unexpected.unless(in.hasSucceeded(), "the scale-in to succeed", in.state() + " " + in.failures());
        stage.api().disable(Shop.SERVICE);
    }
}
