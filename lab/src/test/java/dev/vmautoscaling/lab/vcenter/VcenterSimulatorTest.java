package dev.vmautoscaling.lab.vcenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VcenterSimulatorTest {

    @Test
    void a_started_vcenter_has_an_endpoint_a_certificate_and_running_base_guests() {
        try (var vcenter = VcenterSimulator.start(VcenterOptions.shop())) {
            var guests = new CopyOnWriteArrayList<GuestEvent>();
            vcenter.onGuest(guests::add);

            Eventually.holds(() -> guests.size() == 2);
            assertThat(guests).extracting(GuestEvent::vm).containsExactlyInAnyOrder("shop-01", "shop-02");
            assertThat(guests).extracting(GuestEvent::address).containsExactlyInAnyOrder("127.80.1.11", "127.80.1.12");
            assertThat(vcenter.url().toString()).matches("https://127\\.0\\.0\\.1:\\d+/sdk");
            assertThat(vcenter.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        }
    }

    @Test
    void a_closed_vcenter_leaves_no_process_port_or_file() {
        var vcenter = VcenterSimulator.start(VcenterOptions.shop());
        assertThat(vcenter.files()).isNotEmptyDirectory();

        vcenter.close();

        assertThat(ProcessHandle.of(vcenter.pid())).isEmpty();
        assertThatThrownBy(() -> new Socket("127.0.0.1", vcenter.url().getPort()).close())
                .isInstanceOf(ConnectException.class);
        assertThat(vcenter.files()).doesNotExist();
    }

    @Test
    void a_vcenter_that_was_told_to_end_closes_quietly_and_one_that_died_does_not() {
        var told = VcenterSimulator.start(VcenterOptions.empty());
        var killed = VcenterSimulator.start(VcenterOptions.empty());
        ended(told, ProcessHandle::destroy);
        ended(killed, ProcessHandle::destroyForcibly);

        told.close();
        assertThatThrownBy(killed::close).hasMessageContaining("died");
        assertThat(killed.files()).doesNotExist();
    }

    private static void ended(VcenterSimulator vcenter, Predicate<ProcessHandle> end) {
        var child = ProcessHandle.of(vcenter.pid()).orElseThrow();
        assertThat(end.test(child)).isTrue();
        child.onExit().join();
    }

    @Test
    void a_host_failure_takes_a_guest_down() {
        try (var vcenter = VcenterSimulator.start(VcenterOptions.shop())) {
            var guests = new CopyOnWriteArrayList<GuestEvent>();
            vcenter.onGuest(guests::add);

            vcenter.failHost("shop-02");

            Eventually.holds(() ->
                    guests.stream().anyMatch(e -> e instanceof GuestEvent.Down && e.vm().equals("shop-02")));
            assertThatThrownBy(() -> vcenter.failHost("shop-02")).hasMessageContaining("no running VM");
        }
    }

    @Test
    void the_inventory_is_told_without_the_api() {
        try (var vcenter = VcenterSimulator.start(VcenterOptions.shop())) {
            assertThat(vcenter.vms())
                    .extracting(SimulatedVm::name, SimulatedVm::template, SimulatedVm::poweredOn, SimulatedVm::address)
                    .containsExactly(
                            tuple("shop-01", false, true, "127.80.1.11"),
                            tuple("shop-02", false, true, "127.80.1.12"),
                            tuple("shop-template", true, false, ""));
        }
    }

    @Test
    void a_fault_that_makes_no_sense_is_refused() {
        try (var vcenter = VcenterSimulator.start(VcenterOptions.empty())) {
            assertThatThrownBy(() -> vcenter.inject(InjectedFault.inTask("CloneVM_Task", "NoSuchFault")))
                    .hasMessageContaining("NoSuchFault");
            assertThatThrownBy(() -> vcenter.inject(InjectedFault.inTask("Login", "InvalidLogin")))
                    .hasMessageContaining("not a task");
        }
    }

    @Test
    void a_fault_strikes_the_ordered_call_and_every_call_is_journalled() throws Exception {
        var journal = Journal.inMemory();
        try (var vcenter = VcenterSimulator.start(VcenterOptions.empty(), journal)) {
            vcenter.inject(InjectedFault.httpStatus("RetrieveServiceContent", 503));

            assertThat(retrieveServiceContent(vcenter).statusCode()).isEqualTo(503);
            assertThat(vcenter.struck()).containsExactly(1);
            assertThat(retrieveServiceContent(vcenter).body()).contains("<rootFolder");

            Eventually.holds(() -> journal.entries().size() == 2);
            assertThat(journal.entries()).allSatisfy(entry -> {
                assertThat(entry.system()).isEqualTo("vcenter");
                assertThat(entry.kind()).isEqualTo(JournalEntry.Kind.CALL);
                assertThat(entry.operation()).isEqualTo("RetrieveServiceContent");
            });
            vcenter.clearFaults();
            assertThat(vcenter.struck()).isEmpty();
        }
    }

    @Test
    void a_restarted_vcenter_comes_back_on_its_port() throws Exception {
        try (var vcenter = VcenterSimulator.start(VcenterOptions.empty())) {
            vcenter.restart(Duration.ofMillis(100), VcenterSimulator.UnfinishedTasks.LOST);

            Eventually.holds(() -> !answers(vcenter.url().getPort()));
            Eventually.holds(() -> answers(vcenter.url().getPort()));
        }
    }

    @Test
    void the_plain_library_answers_without_the_front() throws Exception {
        try (var vcenter = VcenterSimulator.start(VcenterOptions.shop().withoutFront())) {
            assertThat(retrieveServiceContent(vcenter).body()).contains("<rootFolder");
        }
    }

    @Test
    void a_vcenter_that_cannot_start_says_why() {
        var impossible = VcenterOptions.empty().withNetwork("nowhere").withTemplate("lost");

        assertThatThrownBy(() -> VcenterSimulator.start(impossible)).hasMessageContaining("nowhere");
    }

    @Test
    void a_vcenter_ends_with_the_jvm_that_started_it(@TempDir Path temporary) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jvm = new ProcessBuilder(
                        java,
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsAndWaits.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int port = Integer.parseInt(jvm.inputReader().readLine());
        assertThat(answers(port)).isTrue();

        jvm.destroyForcibly().waitFor();

        Eventually.holds(() -> !answers(port));
        Eventually.holds(() -> temporary.toFile().list().length == 0); // the last thing that the child does
    }

    /** A JVM of its own that is killed. */
    static final class StartsAndWaits {
        public static void main(String[] args) throws InterruptedException {
            var vcenter = VcenterSimulator.start(VcenterOptions.shop());
            System.out.println(vcenter.url().getPort());
            new CountDownLatch(1).await();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> retrieveServiceContent(VcenterSimulator vcenter) throws Exception {
        String body = """
                <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><RetrieveServiceContent xmlns="urn:vim25">\
                <_this type="ServiceInstance">ServiceInstance</_this></RetrieveServiceContent></Body></Envelope>""";
        try (var client = HttpClient.newBuilder()
                .sslContext(PinnedCertificate.context(vcenter.sha256()))
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(vcenter.url())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
