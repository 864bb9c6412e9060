package dev.vmautoscaling.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.lab.Eventually;
import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.network.LabNetwork;
import dev.vmautoscaling.lab.vcenter.GuestEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestLabTest {
    private final Journal journal = Journal.inMemory();
    private final HttpClient client = HttpClient.newHttpClient();
    private LabNetwork network;
    private GuestLab lab;

    @BeforeEach
    void start() {
        network = LabNetwork.loopback();
        lab = GuestLab.start(network, journal, spec -> spec.withPorts(new GuestSpec.Ports(0, 0)));
    }

    @AfterEach
    void end() {
        lab.close();
        network.close();
        client.close();
        journal.close();
    }

    @Test
    void a_vm_with_power_is_a_guest_and_one_without_is_not() throws Exception {
        lab.guestUp("shop-01", network.address(11));
        RunningGuest guest = running("shop-01");
        assertThat(get(guest, "/").statusCode()).isEqualTo(200);

        lab.guestDown("shop-01");

        assertThat(lab.running()).isEmpty();
        assertThatThrownBy(() -> get(guest, "/")).isInstanceOf(IOException.class);
    }

    @Test
    void health_can_be_ordered_for_new_guests_only() throws Exception {
        lab.guestUp("shop-01", network.address(11));

        assertThat(lab.health(HealthOrder.forNewGuests(HealthMode.FAIL))).isZero();
        lab.guestUp("shop-as01", network.address(12));

        assertThat(get(running("shop-01"), "/health").statusCode()).isEqualTo(200);
        assertThat(get(running("shop-as01"), "/health").statusCode()).isEqualTo(503);
    }

    @Test
    void health_can_be_ordered_by_name_and_put_right_again() throws Exception {
        lab.guestUp("shop-01", network.address(11));
        lab.guestUp("shop-as01", network.address(12));

        assertThat(lab.health(HealthOrder.forPrefix(HealthMode.FAIL, "shop-as")))
                .isEqualTo(1);
        assertThat(get(running("shop-as01"), "/health").statusCode()).isEqualTo(503);

        lab.health(HealthOrder.forPrefix(HealthMode.PASS, ""));
        assertThat(get(running("shop-as01"), "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void health_checks_reach_the_journal_of_the_lab() throws Exception {
        lab.guestUp("shop-01", network.address(11));

        get(running("shop-01"), "/health");

        Eventually.holds(() -> assertThat(journal.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.operation()).isEqualTo("GET /health")));
    }

    @Test
    void a_guest_that_cannot_listen_is_reported_and_is_not_running() {
        assertThatThrownBy(() -> lab.guestUp("shop-01", "192.0.2.1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("192.0.2.1");
        assertThat(lab.running()).isEmpty();
    }

    @Test
    void follows_the_vms_of_a_vcenter_and_remembers_what_could_not_run() {
        lab.follow(new GuestEvent.Up("shop-01", "vm-1", network.address(11), 0));
        lab.follow(new GuestEvent.Up("shop-02", "vm-2", "192.0.2.1", 0));
        assertThat(lab.running()).extracting(RunningGuest::name).containsExactly("shop-01");
        assertThat(lab.troubles()).singleElement().asString().startsWith("shop-02: ");

        lab.follow(new GuestEvent.Down("shop-01", "vm-1", network.address(11), 0));
        lab.follow(new GuestEvent.Down("shop-02", "vm-2", "192.0.2.1", 0));
        assertThat(lab.running()).isEmpty();
    }

    @Test
    void a_killed_lab_leaves_no_guest() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LabToKill.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long guests = Long.parseLong(killed.inputReader().readLine());
        assertThat(ProcessHandle.of(guests)).isPresent();

        killed.destroyForcibly().waitFor();

        Eventually.holds(() -> assertThat(ProcessHandle.of(guests).filter(ProcessHandle::isAlive))
                .isEmpty());
    }

    /** Starts a lab with a guest, says which process hosts it, and waits to be killed. */
    static final class LabToKill {
        public static void main(String[] unused) throws IOException {
            LabNetwork network = LabNetwork.loopback();
            GuestLab lab =
                    GuestLab.start(network, Journal.inMemory(), spec -> spec.withPorts(new GuestSpec.Ports(0, 0)));
            lab.guestUp("shop-01", network.address(11));
            System.out.println(lab.hostPid());
            System.in.read();
        }
    }

    @Test
    void the_process_ends_with_the_lab() {
        ProcessHandle process = ProcessHandle.of(lab.hostPid()).orElseThrow();

        lab.close();

        Eventually.holds(() -> assertThat(process.isAlive()).isFalse());
    }

    private RunningGuest running(String name) {
        return lab.running().stream()
                .filter(guest -> guest.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(RunningGuest guest, String path) throws IOException, InterruptedException {
        URI uri = URI.create(
                "http://%s:%d%s".formatted(guest.address(), guest.ports().app(), path));
        return client.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
