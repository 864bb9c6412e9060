package dev.vmautoscaling.lab.vcenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
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
        var before = temporaryFiles();
        var vcenter = VcenterSimulator.start(VcenterOptions.shop());
        vcenter.close();

        assertThat(ProcessHandle.of(vcenter.pid())).isEmpty();
        assertThatThrownBy(() -> new java.net.Socket("127.0.0.1", vcenter.url().getPort()).close())
                .isInstanceOf(java.net.ConnectException.class);
        assertThat(temporaryFiles()).isSubsetOf(before);
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
    void a_fault_that_makes_no_sense_is_refused() {
        try (var vcenter = VcenterSimulator.start(VcenterOptions.empty())) {
            assertThatThrownBy(() -> vcenter.inject(InjectedFault.inTask("CloneVM_Task", "NoSuchFault")))
                    .hasMessageContaining("NoSuchFault");
            assertThatThrownBy(() -> vcenter.inject(InjectedFault.inTask("Login", "InvalidLogin")))
                    .hasMessageContaining("not a task");
        }
    }

    @Test
    void sources_that_do_not_exist_are_named(@TempDir Path cache) {
        assertThat(VcenterProgram.sources().resolve("main.go")).isRegularFile();
        assertThat(VcenterProgram.defaultCache()).endsWith(Path.of("build", "lab"));
        assertThat(cache).isEmptyDirectory();
    }

    private static java.util.List<String> temporaryFiles() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString)
                    .filter(f -> f.contains("lab-vcenter") || f.contains("govcsim"))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
