package dev.vmautoscaling.lab.controlplane;

import dev.vmautoscaling.lab.process.ChildProcess;
import dev.vmautoscaling.lab.process.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** The control plane as a child process on loopback, with a data directory of its own. */
public final class ControlPlane implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String READY = "/actuator/health";

    private final LoopbackServer server;
    private final Path data;

    private ControlPlane(LoopbackServer server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * Starts it on a free port, or on a given one, and waits until it is ready.
     *
     * @param jar the packaged server
     * @param data its data directory; passwords and tokens come to lie there
     * @param port 0 for a free one
     * @throws IllegalStateException with its last words, if it does not become ready
     */
    public static ControlPlane start(Path jar, Path data, int port) {
        Path log = data.resolve("control-plane.log");
        IntFunction<List<String>> command = free -> List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "--server.port=" + (port == 0 ? free : port),
                "--server.address=127.0.0.1",
                "--autoscaler.data-dir=" + data,
                "--autoscaler.evaluation.interval=2s");
        LoopbackServer server = port == 0
                ? LoopbackServer.start("control plane", log, READY, START_LIMIT, command)
                : LoopbackServer.startOn(port, "control plane", log, READY, START_LIMIT, command);
        return new ControlPlane(server, data);
    }

    public URI url() {
        return server.url();
    }

    /** Where the password of the user {@code admin} lies. */
    public Path passwordFile() {
        return data.resolve("admin-password");
    }

    public Path webhookToken() {
        return data.resolve("webhook-token");
    }

    public Path serviceDiscoveryToken() {
        return data.resolve("service-discovery-token");
    }

    public Path pipelineToken() {
        return data.resolve("pipeline-token");
    }

    /** Its REST interface, as the administrator. */
    public ControlPlaneApi api() {
        return new ControlPlaneApi(url(), secret(passwordFile()), secret(webhookToken()));
    }

    public ChildProcess process() {
        return server.process();
    }

    @Override
    public void close() {
        server.close();
    }

    /** What lies in one of its files. */
    public static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the control plane has not written " + file.getFileName(), e);
        }
    }
}
