package dev.vmautoscaling.adapters.delivery;

import dev.vmautoscaling.domain.integration.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A program that runs on this machine until its end. */
final class LocalCommand {
    private static final int SECONDS = 60;
    private static final int TIMED_OUT = 124;
    private static final int MISSING = 127;

    private LocalCommand() {}

    static Host.Ended run(List<String> command, byte[] input) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Host.Ended(MISSING, String.valueOf(e.getMessage()));
        }
        FutureTask<byte[]> output =
                new FutureTask<>(() -> process.getInputStream().readAllBytes());
        Thread.ofVirtual().start(output);
        feed(process, input);
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return new Host.Ended(TIMED_OUT, command.getFirst() + " did not end within " + SECONDS + " s");
            }
            return new Host.Ended(process.exitValue(), new String(output.get(), StandardCharsets.UTF_8).strip());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            process.destroyForcibly();
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // It has ended without reading everything; how it ended says why.
            return;
        }
    }
}
