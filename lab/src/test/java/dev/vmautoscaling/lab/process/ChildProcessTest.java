package dev.vmautoscaling.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void neither_process_nor_file_outlives_a_lab_that_is_killed() throws Exception {
        Process lab = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLab.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] pidAndPath;
        try (var lines = lab.inputReader(StandardCharsets.UTF_8)) {
            pidAndPath = lines.readLine().split(" ", 2);
        } finally {
            lab.destroyForcibly();
        }
        long pid = Long.parseLong(pidAndPath[0]);
        Path directory = Path.of(pidAndPath[1]);
        Waiting.until("the child is gone", LIMIT, () -> !isRunning(pid));
        Waiting.until("its directory is gone", LIMIT, () -> !Files.exists(directory));
    }

    @Test
    void closing_ends_the_child() {
        try (LabDirectory directory = LabDirectory.create()) {
            ChildProcess child =
                    ChildProcess.start("cat", directory.path().resolve("log"), List.of("tail", "-f", "/dev/null"));
            assertThat(child.isAlive()).isTrue();
            child.close();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void a_server_whose_port_was_taken_is_tried_on_another() {
        try (LabDirectory directory = LabDirectory.create()) {
            int[] attempts = {0};
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            LoopbackServer.start("unlucky", directory.path().resolve("log"), "/", LIMIT, port -> {
                                attempts[0]++;
                                return List.of("sh", "-c", "echo bind: address already in use; exit 1");
                            }))
                    .withMessageContaining("unlucky did not become ready")
                    .withMessageContaining("address already in use");
            assertThat(attempts[0]).isEqualTo(5);
        }
    }

    @Test
    void a_server_that_ends_at_once_is_reported_with_its_last_words() {
        try (LabDirectory directory = LabDirectory.create()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> LoopbackServer.start(
                            "broken",
                            directory.path().resolve("log"),
                            "/",
                            LIMIT,
                            port -> List.of("sh", "-c", "echo no such option")))
                    .withMessageContaining("no such option");
        }
    }

    // a killed child may stay a zombie until its new parent looks
    private static boolean isRunning(long pid) {
        Path status = Path.of("/proc/" + pid + "/stat");
        try {
            return Files.exists(status) && !Files.readString(status).contains(") Z ");
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
