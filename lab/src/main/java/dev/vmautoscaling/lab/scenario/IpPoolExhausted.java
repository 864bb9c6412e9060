package dev.vmautoscaling.lab.scenario;

import java.time.Duration;
import java.util.Optional;

/** Every address that the config may give is in use already, by the service's own base members. */
final class IpPoolExhausted implements Scenario {

    @Override
    public String name() {
        return "ip-pool-exhausted";
    }

    @Override
    public ShopConfig config(ShopConfig usual) {
        return usual.withAddresses(11, 12);
    }

    @Override
    public Optional<String> override() {
        return Optional.of("addresses come tonight");
    }

    @Override
    public void play(Stage stage) {
        FailedLaunch.play(stage, "check-address-unused", "no free address", Duration.ofMinutes(1));
    }
}
