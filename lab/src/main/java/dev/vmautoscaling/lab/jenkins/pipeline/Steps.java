package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Closure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The steps of the plugins that every pipeline installation has; those that need more are unknown here (facts 2.6). */
final class Steps {

    private final RunState state;
    private final Shell shell;

    /** A credential's secret on its way into a variable. */
    record Secret(String value) {}

    Steps(RunState state) {
        this.state = state;
        this.shell = new Shell(state);
    }

    @Nullable
    Object run(Call call) {
        state.interruptions().blocking(() -> {
            state.build().awaitController();
            return true;
        });
        return switch (call.name()) {
            case "script" -> call.block().call();
            case "echo" -> echo(call.text("message"));
            case "step print", "step println" -> echo(call.text("message"));
            case "error" -> throw new StepFailed(call.text("message", ""));
            case "unstable" -> unstable(call);
            case "sh" -> shell.run(call);
            case "step sleep" -> sleep(call);
            case "retry" -> retry(call);
            case "timeout" -> timeout(call);
            case "catchError" -> caught(call);
            case "withEnv" -> withEnv(call);
            case "withCredentials" -> withCredentials(call);
            case "string", "usernamePassword" -> call;
            case "credentials" -> new Secret(secret(call.text("credentialsId")));
            case "node" ->
                state.workplace()
                        .on(
                                call.text("label", ""),
                                state.console(),
                                () -> call.block().call());
            default -> file(call);
        };
    }

    private @Nullable Object file(Call call) {
        return switch (call.name()) {
            case "isUnix" -> true;
            case "pwd" -> state.workplace().agent().workspace().toString();
            case "fileExists" -> Files.exists(path(call.text("file")));
            case "readFile" -> read(path(call.text("file")));
            case "writeFile" -> written(call);
            case "deleteDir" -> deleted(state.workplace().agent().workspace());
            // Jenkins says just this, and then lists all that there are
            default -> throw new NoSuchMethodError("No such DSL method '" + call.name() + "' found among steps");
        };
    }

    private @Nullable Object echo(String text) {
        state.console().line("[Pipeline] echo");
        state.console().lines(text);
        return null;
    }

    private @Nullable Object unstable(Call call) {
        state.console().lines("WARNING: " + call.text("message"));
        state.current().worsen(Result.UNSTABLE);
        return null;
    }

    private @Nullable Object sleep(Call call) {
        TimeUnit unit = TimeUnit.valueOf(String.valueOf(call.named().getOrDefault("unit", "SECONDS")));
        long time = call.number("time");
        state.console().line("Sleeping for %d %s".formatted(time, unit));
        state.interruptions().blocking(() -> new CountDownLatch(1).await(time, unit));
        return null;
    }

    private @Nullable Object retry(Call call) {
        long attempts = call.number("count");
        for (long attempt = 1; ; attempt++) {
            try {
                return call.block().call();
            } catch (StepFailed e) {
                if (attempt >= attempts) {
                    throw e;
                }
                state.console().lines("ERROR: " + e.getMessage());
                state.console().line("Retrying");
            }
        }
    }

    private @Nullable Object timeout(Call call) {
        Duration limit = PipelineRun.duration(call);
        state.console().line("Timeout set to expire in " + limit.toSeconds() + " sec");
        return state.interruptions()
                .<@Nullable Object>within(
                        limit,
                        () -> call.block().call(),
                        () -> state.console().line("Cancelling nested steps due to timeout"));
    }

    private @Nullable Object caught(Call call) {
        try {
            return call.block().call();
        } catch (StepFailed e) {
            state.console().lines("ERROR: " + e.getMessage());
            state.current().worsen(Result.valueOf(String.valueOf(call.named().getOrDefault("buildResult", "FAILURE"))));
            return null;
        }
    }

    private @Nullable Object withEnv(Call call) {
        Map<String, String> more = new LinkedHashMap<>();
        for (Object each : (List<?>) call.value("overrides")) {
            String[] parts = String.valueOf(each).split("=", 2);
            more.put(parts[0], parts[1]);
        }
        return state.environment()
                .<@Nullable Object>with(more, () -> call.block().call());
    }

    private @Nullable Object withCredentials(Call call) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> secrets = new ArrayList<>();
        for (Object each : (List<?>) call.value("bindings")) {
            bind((Call) each, variables, secrets);
        }
        state.console().line("Masking supported pattern matches of $" + String.join(" or $", variables.keySet()));
        Closure<?> body = call.block();
        return state.console()
                .<@Nullable Object>masking(
                        secrets, () -> state.environment().<@Nullable Object>with(variables, () -> body.call()));
    }

    private void bind(Call binding, Map<String, String> variables, List<String> secrets) {
        String secret = secret(String.valueOf(binding.named().get("credentialsId")));
        if (binding.name().equals("string")) {
            variables.put(String.valueOf(binding.named().get("variable")), secret);
            secrets.add(secret);
            return;
        }
        String[] pair = secret.split(":", 2);
        variables.put(String.valueOf(binding.named().get("usernameVariable")), pair[0]);
        variables.put(String.valueOf(binding.named().get("passwordVariable")), pair[1]);
        secrets.add(pair[1]);
    }

    private String secret(String id) {
        return state.build()
                .secret(id)
                .orElseThrow(() -> new StepFailed("Could not find credentials entry with ID '" + id + "'"));
    }

    private Path path(String file) {
        return state.workplace().agent().workspace().resolve(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StepFailed(e.toString(), e);
        }
    }

    private @Nullable Object written(Call call) {
        try {
            Path file = path(String.valueOf(call.named().get("file")));
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.valueOf(call.named().get("text")));
            return null;
        } catch (IOException e) {
            throw new StepFailed(e.toString(), e);
        }
    }

    private static @Nullable Object deleted(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder())
                    .filter(file -> !file.equals(directory))
                    .toList()) {
                Files.delete(file);
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
