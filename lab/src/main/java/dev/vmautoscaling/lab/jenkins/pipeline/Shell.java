package dev.vmautoscaling.lab.jenkins.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** {@code sh}: the command really runs, with {@code /bin/sh -xe}, in the workspace, and leaves no process behind. */
final class Shell {

    private static final String COOKIE = "JENKINS_NODE_COOKIE";
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    // the machine that went away is noticed after this
    private static final long LOOK_MILLIS = 100;

    // The kernel sends the death signal when the thread that started the child ends: so all are started by one that
    // stays.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("jenkins-starter").factory());

    private final RunState state;

    Shell(RunState state) {
        this.state = state;
    }

    @Nullable
    Object run(Call call) {
        state.console().line("[Pipeline] sh");
        Agent agent = state.workplace().agent();
        boolean captures = call.flag("returnStdout");
        Path control = null;
        try {
            control = control(agent.workspace());
            Running running = start(agent, control, call.text("script"), captures);
            int status = await(running, agent);
            String output = running.output();
            if (call.flag("returnStatus")) {
                return status;
            }
            if (status != 0) {
                throw new StepFailed("script returned exit code " + status);
            }
            return captures ? output : null;
        } catch (IOException e) {
            throw new StepFailed(e.toString(), e);
        } finally {
            delete(control);
        }
    }

    /** A command in progress. */
    private record Running(
            Process process, String cookie, CompletableFuture<String> stdout, CompletableFuture<String> stderr) {
        String output() {
            return ended(stdout);
        }

        void drain() {
            ended(stdout);
            ended(stderr);
        }

        // a process that stays in the background may hold the pipe
        private static String ended(CompletableFuture<String> stream) {
            try {
                return stream.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | java.util.concurrent.ExecutionException stillOpen) {
                return "";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "";
            }
        }
    }

    // beside the workspace, as Jenkins has it
    private static Path control(Path workspace) throws IOException {
        Path beside = Files.createDirectories(workspace.resolveSibling(workspace.getFileName() + "@tmp"));
        return Files.createTempDirectory(beside, "durable-");
    }

    private Running start(Agent agent, Path control, String text, boolean captures) throws IOException {
        Path script = Files.writeString(control.resolve("script.sh"), text);
        List<String> interpreter =
                text.startsWith("#!") ? List.of(script.toString()) : List.of("/bin/sh", "-xe", script.toString());
        if (text.startsWith("#!") && !script.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + script);
        }
        List<String> command = new java.util.ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        command.addAll(interpreter);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(agent.workspace().toFile());
        builder.redirectErrorStream(!captures);
        String cookie = "durable-" + UUID.randomUUID();
        environment(builder.environment(), agent, cookie);
        Process process =
                CompletableFuture.supplyAsync(() -> launched(builder), STARTER).join();
        process.getOutputStream().close();
        return new Running(
                process,
                cookie,
                captures ? captured(process.getInputStream()) : logged(process.getInputStream()),
                captures ? logged(process.getErrorStream()) : CompletableFuture.completedFuture(""));
    }

    private static Process launched(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // an agent has an environment of its own, not that of whoever started the controller
    private void environment(Map<String, String> variables, Agent agent, String cookie) {
        String path = variables.getOrDefault("PATH", "/usr/bin:/bin");
        variables.clear();
        variables.put("PATH", path);
        variables.put("HOME", String.valueOf(agent.workspace().getParent()));
        variables.put("LANG", "C.UTF-8");
        variables.put("NODE_NAME", agent.name());
        variables.put("NODE_LABELS", agent.labels());
        variables.put("EXECUTOR_NUMBER", "0");
        variables.put("WORKSPACE", agent.workspace().toString());
        variables.put("WORKSPACE_TMP", agent.workspace() + "@tmp");
        variables.putAll(state.environment().all());
        variables.put(COOKIE, cookie);
    }

    private CompletableFuture<String> logged(InputStream stream) {
        return reading(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(state.console()::line);
            }
            return "";
        });
    }

    private static CompletableFuture<String> captured(InputStream stream) {
        return reading(() -> new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }

    private interface Reading {
        String read() throws IOException;
    }

    private static CompletableFuture<String> reading(Reading reading) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                text.complete(reading.read());
            } catch (IOException | java.io.UncheckedIOException e) {
                text.completeExceptionally(e);
            }
        });
        return text;
    }

    private int await(Running running, Agent agent) {
        try {
            boolean lost = state.interruptions().blocking(() -> endedOrLost(running.process(), agent));
            if (lost) {
                return lost(running, agent);
            }
        } catch (Interrupted e) {
            state.console().line("Sending interrupt signal to process");
            end(running);
            state.console()
                    .line("script returned exit code " + running.process().exitValue());
            throw e;
        } catch (Killed over) {
            end(running);
            throw over;
        }
        running.drain();
        return running.process().exitValue();
    }

    private static boolean endedOrLost(Process process, Agent agent) throws InterruptedException {
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (agent.isLost()) {
                return true;
            }
        }
        return agent.isLost();
    }

    // the command died with the machine, but nobody knows that before the machine is back [M]
    private int lost(Running running, Agent agent) {
        end(running);
        state.console().line("Cannot contact " + agent.name() + ": java.lang.InterruptedException");
        state.workplace().again();
        state.console().line("wrapper script does not seem to be touching the log file");
        return -1;
    }

    // first politely; a command that was told to end may have something to put away
    private static void end(Running running) {
        ProcessTree tree = new ProcessTree(running.process(), COOKIE + "=" + running.cookie());
        tree.end();
        running.drain();
    }

    private static void delete(@Nullable Path control) {
        if (control == null) {
            return;
        }
        try (var files = Files.walk(control)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
