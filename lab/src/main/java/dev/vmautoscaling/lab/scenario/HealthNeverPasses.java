package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.guest.HealthMode;
import dev.vmautoscaling.lab.guest.HealthOrder;
import java.time.Duration;

/** New VMs boot and answer, but their health check never passes: they must not get traffic and must go again. */
final class HealthNeverPasses implements Scenario {

    @Override
    public String name() {
        return "health-never-passes";
    }

    @Override
    public ShopConfig config(ShopConfig usual) {
        return usual.withBootLimit(15);
    }

    @Override
    public void play(Stage stage) {
        stage.world().site().guests().health(HealthOrder.forNewGuests(HealthMode.FAIL));
        FailedLaunch.play(stage, "probe-health", "not healthy", Duration.ofSeconds(90));
        Unexpected.unless(
                stage.loadReport().orElseThrow().servedBy().keySet().stream()
                        .allMatch(stage.world().site().baseMembers()::containsKey),
                "requests served by the base members only",
                stage.loadReport().orElseThrow().servedBy());
    }
}
