package dev.vmautoscaling.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs for the lab and dies with it, even when the lab is killed with SIGKILL. Its output goes to a file.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    // The kernel sends the death signal when the thread that started the child ends, not the process: so all children
    // are started by one thread that ends last.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("child-starter").factory());

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param name for messages
     * @param log where its output goes; made anew
     * @throws UncheckedIOException if it cannot be started, for instance because it is not installed
     */
    public static ChildProcess start(String name, Path log, List<String> command) {
        List<String> tied = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        tied.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(tied).redirectErrorStream(true).redirectOutput(log.toFile());
        return CompletableFuture.supplyAsync(() -> new ChildProcess(name, launch(builder), log), STARTER)
                .join();
    }

    private static Process launch(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Everything it has written so far. */
    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of what it has written, for an error message. */
    public String lastWords() {
        List<String> lines = output().lines().toList();
        return name + ": " + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    /** Ends it without giving it a chance to clean up. */
    public void kill() {
        process.destroyForcibly();
        waitFor(PATIENCE);
    }

    /** Asks it to end, and kills it when it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!waitFor(PATIENCE)) {
            kill();
        }
    }

    private boolean waitFor(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
