package dev.vmautoscaling.lab.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names and removal of the labs' network namespaces. A name carries the process that made it and that process's start
 * (in clock ticks since the machine's boot), so that a killed lab's namespace is known even after its pid was reused.
 */
final class Namespaces {
    private static final Path ALL = Path.of("/run/netns");
    private static final Pattern OURS = Pattern.compile("vmautolab-(\\d+)-(\\d+)-(\\d+)");

    // Ends what runs inside first: the namespace would live on as long as a process in it. The outer end of the pair is
    // deleted by name so that it goes at once even if such a process is slow to die.
    private static final String REMOVE =
            "ip netns pids \"$1\" | xargs -r kill -9; ip link delete \"$2\"; ip netns delete \"$1\"";

    // The shell's standard input ends when this process does, however it ends.
    private static final String REMOVE_LATER = "trap '' INT TERM HUP; cat >/dev/null; " + REMOVE;

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private Namespaces() {}

    /** A namespace and the end of its veth pair that stays outside. */
    record Named(String namespace, String link) {

        private static Named of(String pid, String start, String number) {
            // interface names have at most 15 characters; a pid has at most seven
            return new Named("vmautolab-%s-%s-%s".formatted(pid, start, number), "val%sx%s".formatted(pid, number));
        }

        /** Removes it now, and all that runs in it. What is not there any more is no mistake. */
        void remove() {
            await(shell(REMOVE, this));
        }

        /** Starts a small shell that removes it as soon as the shell's input ends: on order, or because we were killed. */
        Process removeLater() {
            return shell(REMOVE_LATER, this);
        }
    }

    static Named next() {
        long pid = ProcessHandle.current().pid();
        String start =
                startOf(pid).orElseThrow(() -> new LabNetworkUnavailable("/proc is needed for network namespaces"));
        return Named.of(Long.toString(pid), start, Integer.toString(SEQUENCE.incrementAndGet()));
    }

    static List<String> sweepLeftovers() {
        if (!Files.isDirectory(ALL)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ALL)) {
            List<Named> dead = files.flatMap(file -> leftover(file.getFileName().toString()).stream())
                    .toList();
            dead.forEach(Named::remove);
            return dead.stream().map(Named::namespace).toList();
        } catch (IOException e) {
            throw new LabNetworkUnavailable("cannot look for leftovers in " + ALL, e);
        }
    }

    private static Optional<Named> leftover(String name) {
        Matcher ours = OURS.matcher(name);
        return ours.matches() && !startOf(Long.parseLong(ours.group(1))).equals(Optional.of(ours.group(2)))
                ? Optional.of(Named.of(ours.group(1), ours.group(2), ours.group(3)))
                : Optional.empty();
    }

    private static Process shell(String script, Named names) {
        try {
            return new ProcessBuilder("sh", "-c", script, "sh", names.namespace(), names.link())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LabNetworkUnavailable("no shell to remove " + names.namespace() + " with", e);
        }
    }

    /** Lets the shell do its work, by ending its input, and waits until it has. */
    static void await(Process shell) {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(10, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            // the shell goes on by itself
            Thread.currentThread().interrupt();
        }
    }

    /** Field 22 of the process's stat, counted after the name in brackets, which may hold anything. */
    private static Optional<String> startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
