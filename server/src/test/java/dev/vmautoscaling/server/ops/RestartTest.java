package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    Path world;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void leaveNoProcess() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void a_workflow_goes_on_after_the_process_was_killed_in_the_middle() throws Exception {
        Process first = start();
        Eventually.until("the first process waits", () -> Files.exists(world.resolve("waiting")) || !first.isAlive());
        first.destroyForcibly();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Files.createFile(world.resolve("go"));

        Process second = start();
        Eventually.until("the second process ends it", () -> Files.exists(world.resolve("ended")) || !second.isAlive());

        assertThat(world.resolve("journal")).content().isEqualTo("first\nlast\n");
        assertThat(world.resolve("ended")).content().isEqualTo("COMPLETED");
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dworld=" + world,
                        RestartProgram.class.getName(),
                        "--server.port=0",
                        "--autoscaler.evaluation.interval=1h",
                        "--autoscaler.data-dir=" + world.resolve("data"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(world.resolve("output").toFile()))
                .start();
        processes.add(process);
        return process;
    }
}
