package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.controlplane.ScalingEvent;
import dev.vmautoscaling.lab.guest.HealthMode;
import dev.vmautoscaling.lab.guest.HealthOrder;
import dev.vmautoscaling.lab.jenkins.JenkinsSimulator;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.wire.JenkinsListing;
import dev.vmautoscaling.lab.wire.VcenterListing;
import java.time.Duration;
import java.util.Locale;

/** What a test has happen in the world while it looks at the console: one order a line, as {@link Workbench} lists them. */
final class Orders {

    private static final Duration UNTIL_TOLD_OTHERWISE = Duration.ofHours(12);

    /** What the VMs that the control plane makes are called. */
    private static final String CREATED = Shop.SERVICE + "-as";

    private final World world;
    private final SteadyLoad load;

    Orders(World world, SteadyLoad load) {
        this.world = world;
        this.load = load;
    }

    /** Carries an order out, and answers {@code done} or why not. */
    String carriedOut(String order) {
        String[] words = order.split(" ", 2);
        try {
            carryOut(words[0], words.length == 2 ? words[1] : "");
            return "done";
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "refused: " + e.getMessage();
        }
    }

    private void carryOut(String order, String argument) {
        switch (order) {
            case "load" -> load.become(Double.parseDouble(argument));
            case "health" ->
                world.site()
                        .guests()
                        .health(HealthOrder.forPrefix(HealthMode.valueOf(argument.toUpperCase(Locale.ROOT)), CREATED));
            case "f5" -> world.site().refuseF5(f5(argument));
            case "destroy" -> new VcenterListing(world.datacenter().vcenterLogin()).destroy(argument);
            case "abort" -> abort();
            default -> throw new IllegalArgumentException("unknown order " + order);
        }
    }

    private static Duration f5(String argument) {
        return switch (argument) {
            case "down" -> UNTIL_TOLD_OTHERWISE;
            case "up" -> Duration.ZERO;
            default -> throw new IllegalArgumentException("f5 is up or down, not " + argument);
        };
    }

    private void abort() {
        JenkinsSimulator jenkins = world.jenkins();
        String build = world.controlPlane().api().events(Shop.SERVICE).stream()
                .filter(event -> !event.hasEnded())
                .map(ScalingEvent::buildUrl)
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no build drives an event"));
        new JenkinsListing(jenkins.username(), jenkins.token()).stop(build);
    }
}
