package dev.vmautoscaling.lab.vcenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VcenterPeerTest {

    private static final int CLIENT_IS_MISSING = 2;

    @Test
    void a_client_we_did_not_write_drives_a_whole_life_cycle() throws IOException, InterruptedException {
        drive(VcenterOptions.shop());
    }

    @Test
    void it_does_so_with_delays_too() throws IOException, InterruptedException {
        Duration moment = Duration.ofMillis(50);
        drive(VcenterOptions.shop()
                .withTaskDelay(moment)
                .withTaskDelay("CloneVM_Task", Duration.ofMillis(200))
                .withBootDelay(moment)
                .withShutdownDelay(moment));
    }

    private static void drive(VcenterOptions options) throws IOException, InterruptedException {
        Path script = VcenterProgram.sources().resolve("../../bench/peers/vcenter_lifecycle.py");
        try (var vcenter = VcenterSimulator.start(options)) {
            var client = new ProcessBuilder(
                            script.toString(), vcenter.url().toString(), vcenter.username(), vcenter.password())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(client.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assumeTrue(client.exitValue() != CLIENT_IS_MISSING || "true".equals(System.getenv("CI")), said);
            assertThat(client.exitValue()).as(said).isZero();
        }
    }
}
