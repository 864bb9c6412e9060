package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.site.Delays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher asks for.
 *
 * @param scenario empty for the open-ended demonstration
 * @param netns whether guests live in a network namespace of their own; otherwise on loopback
 * @param jenkins whether Jenkins drives the events
 * @param port of the control plane; 0 for a free one
 * @param seed of the load
 * @param serverJar the packaged control plane
 * @param logs where logs are kept; empty to keep none
 */
record Options(
        String scenario,
        boolean netns,
        boolean zeroDelay,
        boolean json,
        boolean jenkins,
        int port,
        long seed,
        Path serverJar,
        Optional<Path> logs) {

    /**
     * Reads {@code --name=value} arguments and the system property {@code autoscaler.server.jar}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "yes");
        }
        Path jar = Path.of(System.getProperty("autoscaler.server.jar", "server.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("the control plane is not built: there is no " + jar);
        }
        return new Options(
                given.getOrDefault("--scenario", ""),
                given.getOrDefault("--network", "loopback").equals("netns"),
                given.containsKey("--zero-delay"),
                given.containsKey("--json"),
                given.getOrDefault("--engine", "embedded").equals("jenkins"),
                Integer.parseInt(given.getOrDefault("--port", "0")),
                Long.parseLong(given.getOrDefault("--seed", "1")),
                jar,
                Optional.ofNullable(given.get("--logs")).map(Path::of));
    }

    Options withJenkins() {
        return new Options(scenario, netns, zeroDelay, json, true, port, seed, serverJar, logs);
    }

    Delays delays() {
        return zeroDelay ? Delays.NONE : Delays.USUAL;
    }
}
