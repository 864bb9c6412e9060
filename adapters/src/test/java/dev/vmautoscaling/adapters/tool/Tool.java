package dev.vmautoscaling.adapters.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a run of {@code promtool} or {@code amtool} ended.
 *
 * @param output of both streams
 */
public record Tool(List<String> command, int exit, String output) {
    private static final int LIMIT_SECONDS = 120;

    /** Runs to the end; a program that hangs is ended and fails the test. */
    public static Tool run(Path directory, List<String> command) {
        try {
            Path output = Files.createTempFile(directory, "output", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            assertThat(ended).as("%s ends: %s", command, text).isTrue();
            return new Tool(command, process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Tool run(Path directory, String... command) {
        return run(directory, List.of(command));
    }

    public static Tool run(Path directory, List<String> command, List<String> more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(more);
        return run(directory, all);
    }

    /** What it said, when it was content. */
    public String accepted() {
        assertThat(exit).as("%s: %s", command, output).isZero();
        return output;
    }
}
