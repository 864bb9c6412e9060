package dev.vmautoscaling.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vmautoscaling.lab.Eventually;
import dev.vmautoscaling.lab.guest.GuestLab;
import dev.vmautoscaling.lab.guest.GuestSpec;
import dev.vmautoscaling.lab.journal.Journal;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real namespaces: as root, with iproute2 and ping. Elsewhere it is left out, but never where CI is set. */
class NamespaceNetworkTest {

    @BeforeAll
    static void needs_root_and_iproute2() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue("root".equals(System.getProperty("user.name")), "not root");
            assumeTrue(hasCommand("ip") && hasCommand("ping"), "no iproute2 or ping");
        }
    }

    @Test
    void an_address_exists_only_while_its_vm_is_on() throws Exception {
        try (LabNetwork network = LabNetwork.netns();
                Journal journal = Journal.inMemory();
                GuestLab lab = GuestLab.start(network, journal, UnaryOperator.identity())) {
            String address = network.address(100);
            assertThat(answersPing(address)).isFalse();

            lab.guestUp("shop-as01", address);
            assertThat(answersPing(address)).isTrue();
            assertThat(read(address, 8080, "/version")).isEqualTo("1.0.0\n");
            assertThat(read(address, 9100, "/metrics")).contains("node_cpu_seconds_total");

            lab.guestDown("shop-as01");
            assertThat(answersPing(address)).isFalse();
        }
    }

    @Test
    void removing_one_address_leaves_the_others() {
        try (LabNetwork network = LabNetwork.netns()) {
            network.addAddress(network.address(11));
            network.addAddress(network.address(12));

            network.removeAddress(network.address(11));

            assertThat(answersPing(network.address(11))).isFalse();
            assertThat(answersPing(network.address(12))).isTrue();
        }
    }

    @Test
    void a_squatter_answers_ping_and_keeps_a_guest_from_its_address() {
        try (LabNetwork network = LabNetwork.netns();
                Journal journal = Journal.inMemory();
                GuestLab lab = GuestLab.start(network, journal, UnaryOperator.identity())) {
            LabNetwork.Squatter squatter = network.squat(network.address(100));
            assertThat(answersPing(network.address(100))).isTrue();
            assertThatThrownBy(() -> lab.guestUp("shop-as01", network.address(100)))
                    .hasMessageContaining("is taken");

            squatter.close();

            assertThat(answersPing(network.address(100))).isFalse();
        }
    }

    @Test
    void two_labs_stand_side_by_side_and_leave_nothing() {
        String one;
        String other;
        try (LabNetwork first = LabNetwork.netns();
                LabNetwork second = LabNetwork.netns()) {
            assertThat(first.prefix()).isNotEqualTo(second.prefix());
            one = first.enter().getLast();
            other = second.enter().getLast();
            assertThat(Path.of("/run/netns", one)).exists();
            assertThat(Path.of("/run/netns", other)).exists();
        }

        assertThat(Path.of("/run/netns", one)).doesNotExist();
        assertThat(Path.of("/run/netns", other)).doesNotExist();
        assertThat(IpCommand.ip("link"))
                .doesNotContain("val" + ProcessHandle.current().pid() + "x");
    }

    @Test
    void forwarding_on_this_machine_stays_as_it_was() throws IOException {
        Path switched = Path.of("/proc/sys/net/ipv4/ip_forward");
        String before = Files.readString(switched);

        try (LabNetwork network = LabNetwork.netns()) {
            assertThat(network.prefix()).startsWith("10.");
            assertThat(Files.readString(switched)).isEqualTo(before);
        }
    }

    @Test
    void a_killed_lab_leaves_no_namespace_no_link_and_no_guest() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabToKill.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String namespace = killed.inputReader().readLine();
        ProcessHandle guests = killed.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        assertThat(Path.of("/run/netns", namespace)).exists();

        killed.destroyForcibly().waitFor();

        Eventually.holds(() -> assertThat(Path.of("/run/netns", namespace)).doesNotExist());
        Eventually.holds(() -> assertThat(guests.isAlive()).isFalse());
        assertThat(IpCommand.ip("link")).doesNotContain("val" + killed.pid() + "x");
    }

    @Test
    void a_namespace_of_a_process_that_has_gone_is_swept_with_all_that_runs_in_it() throws Exception {
        // the pid lives, but it is not the process that made the namespace: its start differs
        String namespace = "vmautolab-%d-1-1".formatted(ProcessHandle.current().pid());
        IpCommand.ip("netns", "add", namespace);
        Process inside = new ProcessBuilder("ip", "netns", "exec", namespace, "tail", "-f", "/dev/null").start();

        assertThat(LabNetwork.sweepLeftovers()).contains(namespace);

        assertThat(Path.of("/run/netns", namespace)).doesNotExist();
        inside.destroyForcibly();
    }

    @Test
    void a_living_lab_is_not_swept() {
        try (LabNetwork network = LabNetwork.netns()) {
            assertThat(LabNetwork.sweepLeftovers())
                    .doesNotContain(network.enter().getLast());
            assertThat(Path.of("/run/netns", network.enter().getLast())).exists();
        }
    }

    /** Makes a lab network, says its name and waits to be killed. */
    static final class LabToKill {
        public static void main(String[] unused) throws IOException {
            LabNetwork network = LabNetwork.netns();
            GuestLab lab = GuestLab.start(network, Journal.inMemory(), UnaryOperator.<GuestSpec>identity());
            lab.guestUp("shop-01", network.address(11));
            System.out.println(network.enter().getLast());
            System.in.read();
        }
    }

    private static boolean hasCommand(String name) {
        return Files.isExecutable(Path.of("/usr/sbin", name))
                || Files.isExecutable(Path.of("/usr/bin", name))
                || Files.isExecutable(Path.of("/sbin", name));
    }

    private static boolean answersPing(String address) {
        try {
            return new ProcessBuilder("ping", "-c", "1", "-W", "1", address)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String address, int port, String path) throws IOException {
        try (Socket unused = new Socket(address, port);
                var in = URI.create("http://%s:%d%s".formatted(address, port, path))
                        .toURL()
                        .openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
