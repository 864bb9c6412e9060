package dev.vmautoscaling.adapters.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.health.HealthCheck;
import dev.vmautoscaling.domain.health.HealthProbe.Answer;
import dev.vmautoscaling.domain.ippool.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkHealthProbeTest {
    private static final IpAddress LOCAL = new IpAddress("127.0.0.1");
    /** Reserved for documentation: nobody answers. */
    private static final IpAddress NOBODY = new IpAddress("192.0.2.1");

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final NetworkHealthProbe probe = new NetworkHealthProbe();
    private HttpServer web;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        status("/ok", 200);
        status("/busy", 503);
        status("/moved", 302);
        // The headers come at once, the body never ends.
        web.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
        probe.close();
    }

    @Test
    void a_2xx_answer_passes_and_no_other() {
        assertThat(get("/ok")).isEqualTo(new Answer.Passed());
        assertThat(get("/busy")).isEqualTo(new Answer.Failed("HTTP 503"));
        assertThat(get("/moved"))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("HTTP 302"));
    }

    @Test
    void a_body_that_never_ends_does_not_hold_the_probe() {
        assertThat(get("/endless")).isEqualTo(new Answer.Passed());
    }

    @Test
    void a_machine_that_accepts_but_never_answers_fails_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            HealthCheck check = new HealthCheck.Http(LOCAL, silent.getLocalPort(), "/", SHORT);

            assertThat(probe.ask(check)).isEqualTo(new Answer.Failed("no answer within 300 ms"));
            assertThat(probe.ask(new HealthCheck.Tcp(LOCAL, silent.getLocalPort(), LONG)))
                    .isEqualTo(new Answer.Passed());
        }
    }

    @Test
    void a_closed_port_refuses() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }

        assertThat(probe.ask(new HealthCheck.Tcp(LOCAL, port, LONG)))
                .isEqualTo(new Answer.Failed("connection refused"));
        assertThat(probe.ask(new HealthCheck.Http(LOCAL, port, "/", LONG)))
                .isEqualTo(new Answer.Failed("connection refused"));
    }

    @Test
    void a_machine_that_answers_a_ping_is_there() throws IOException {
        assertThat(pingThat("echo '1 packets transmitted, 1 received'; exit 0").ask(icmp(LOCAL)))
                .isEqualTo(new Answer.Passed());
    }

    @Test
    void no_echo_means_nobody_is_there() throws IOException {
        assertThat(pingThat("echo '1 packets transmitted, 0 received, 100% packet loss'; exit 1")
                        .ask(icmp(NOBODY)))
                .isEqualTo(new Answer.Failed("no echo within 300 ms"));
    }

    @Test
    void a_ping_that_does_not_work_says_nothing_about_the_address() throws IOException {
        assertUnknown(pingThat("echo 'ping: invalid option -- n'; exit 1"));
        assertUnknown(pingThat("echo 'ping: connect: Network is unreachable'; exit 2"));
        assertUnknown(new NetworkHealthProbe(
                new Ping(directory.resolve("no-such-program").toString())));
    }

    @Test
    void the_ping_of_this_system_is_understood() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ping")) || Files.isExecutable(Path.of("/bin/ping")));

        assertThat(probe.ask(icmp(LOCAL))).isEqualTo(new Answer.Passed());
    }

    private void assertUnknown(NetworkHealthProbe broken) {
        assertThatThrownBy(() -> broken.ask(icmp(NOBODY))).isInstanceOfSatisfying(OutsideFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
            assertThat(fault.hint()).contains("iputils-ping");
        });
    }

    private NetworkHealthProbe pingThat(String script) throws IOException {
        Path program = Files.createTempFile(directory, "ping", ".sh");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new NetworkHealthProbe(new Ping(program.toString()));
    }

    private static HealthCheck icmp(IpAddress address) {
        return new HealthCheck.Icmp(address, SHORT);
    }

    private Answer get(String path) {
        return probe.ask(new HealthCheck.Http(LOCAL, web.getAddress().getPort(), path, LONG));
    }

    private void status(String path, int status) {
        web.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }
}
