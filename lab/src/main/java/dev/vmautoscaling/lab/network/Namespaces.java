package dev.vmautoscaling.lab.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private Namespaces() {}

    /** A namespace and the end of its veth pair that stays outside. */
    record Named(String namespace, String link) {}

    static Named next() {
        long pid = ProcessHandle.current().pid();
        String start =
                startOf(pid).orElseThrow(() -> new LabNetworkUnavailable("/proc is needed for network namespaces"));
        int number = SEQUENCE.incrementAndGet();
        // interface names have at most 15 characters; a pid has at most seven
        return new Named("vmautolab-%d-%s-%d".formatted(pid, start, number), "val%dx%d".formatted(pid, number));
    }

    static List<String> sweepLeftovers() {
        if (!Files.isDirectory(ALL)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ALL)) {
            List<String> dead = files.map(file -> file.getFileName().toString())
                    .filter(Namespaces::isLeftover)
                    .toList();
            dead.forEach(Namespaces::remove);
            return dead;
        } catch (IOException e) {
            throw new LabNetworkUnavailable("cannot look for leftovers in " + ALL, e);
        }
    }

    private static boolean isLeftover(String name) {
        Matcher ours = OURS.matcher(name);
        return ours.matches() && !startOf(Long.parseLong(ours.group(1))).equals(Optional.of(ours.group(2)));
    }

    /** Ends what runs inside, then removes the namespace, and with it both ends of its veth pair. */
    static void remove(String namespace) {
        IpCommand.run("netns", "pids", namespace)
                .said()
                .lines()
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .forEach(ProcessHandle::destroyForcibly);
        Matcher ours = OURS.matcher(namespace);
        if (ours.matches()) {
            // at once, and also if a process inside is slow to die: as long as it lives the pair would stay
            IpCommand.run("link", "delete", "val%sx%s".formatted(ours.group(1), ours.group(3)));
        }
        IpCommand.run("netns", "delete", namespace);
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
