package dev.vmautoscaling.lab.scenario;

import java.time.Duration;
import java.util.Optional;

/** The template that the config names is not there. */
final class NoTemplate implements Scenario {

    @Override
    public String name() {
        return "no-template";
    }

    @Override
    public ShopConfig config(ShopConfig usual) {
        return usual.withTemplate("shop-template-2019");
    }

    @Override
    public Optional<String> override() {
        return Optional.of("the template comes tonight");
    }

    @Override
    public void play(Stage stage) {
        FailedLaunch.play(stage, "clone-vm", "shop-template-2019", Duration.ofMinutes(1));
    }
}
