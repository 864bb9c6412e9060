package dev.vmautoscaling.adapters.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import dev.vmautoscaling.domain.integration.HostContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the real program. */
class SshHostTest extends HostContract {
    private static final byte[] BYTES = {'a', '\n'};

    private static OpenSsh server;
    private static SshHost host;

    @BeforeAll
    static void start() {
        server = new OpenSsh();
        host = server.host();
    }

    @AfterAll
    static void stop() {
        host.close();
        server.close();
    }

    @Override
    protected Host host() {
        return host;
    }

    private static OutsideFault refusal(SshSettings settings) {
        try (SshHost wrong = new SshHost(settings)) {
            return org.assertj.core.api.Assertions.catchThrowableOfType(OutsideFault.class, wrong::check);
        }
    }

    @Test
    void tells_its_version() {
        assertThat(host.check()).startsWith("OpenSSH_");
    }

    @Test
    void keys_with_a_passphrase_and_rsa_keys_let_in_too() {
        for (SshSettings settings : List.of(
                server.settings("locked", "open sesame", server.known("host.pub")),
                server.settings("rsa", "", server.known("host.pub")))) {
            try (SshHost other = new SshHost(settings)) {
                assertThat(other.check()).startsWith("OpenSSH_");
            }
        }
    }

    @Test
    void a_pinned_host_key_is_enough() throws IOException {
        Process print = new ProcessBuilder(
                        "ssh-keygen", "-lf", server.path().resolve("host.pub").toString())
                .start();
        String fingerprint = new String(print.getInputStream().readAllBytes()).split(" ", 3)[1];

        try (SshHost pinned = new SshHost(server.settings("user", "", new HostKeys.Pinned(fingerprint)))) {
            assertThat(pinned.check()).startsWith("OpenSSH_");
        }
    }

    @Test
    void a_changed_an_unknown_and_a_revoked_host_key_are_told_apart() {
        OutsideFault changed = refusal(server.settings("user", "", server.known("other.pub")));
        OutsideFault unknown =
                refusal(server.settings("user", "", new HostKeys.Known("elsewhere " + server.text("host.pub"))));
        OutsideFault revoked = refusal(server.settings(
                "user",
                "",
                new HostKeys.Known("@revoked [127.0.0.1]:" + server.port() + " " + server.text("host.pub"))));
        OutsideFault pinned = refusal(server.settings("user", "", new HostKeys.Pinned("SHA256:" + "A".repeat(43))));

        assertThat(changed.getMessage()).contains("is not one of those that the known hosts have for [127.0.0.1]");
        assertThat(unknown.getMessage()).contains("is not known");
        assertThat(revoked.getMessage()).contains("revoked");
        assertThat(pinned.getMessage()).contains("not the pinned SHA256:AAAA");
        assertThat(List.of(changed, unknown, revoked, pinned)).allMatch(fault -> fault.kind() == FaultKind.PERMANENT);
    }

    @Test
    void a_key_that_is_not_let_in_is_told_with_the_line_that_is_missing_there() {
        OutsideFault fault = refusal(server.settings("stranger", "", server.known("host.pub")));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault.getMessage()).contains("log in as " + OpenSsh.USER).contains("does not accept the key");
        assertThat(fault.hint()).contains(server.text("stranger.pub").split(" ", 3)[1]);
    }

    @Test
    void a_wrong_passphrase_and_a_text_that_is_no_key_are_told() {
        OutsideFault passphrase = refusal(server.settings("locked", "open barley", server.known("host.pub")));
        OutsideFault noKey = refusal(server.settings("user.pub", "", server.known("host.pub")));

        assertThat(passphrase.getMessage()).contains("cannot be read with this passphrase");
        assertThat(noKey.getMessage()).contains("cannot be read");
        assertThat(passphrase.getMessage()).doesNotContain("barley");
    }

    @Test
    void a_machine_that_does_not_answer_may_later() {
        SshSettings right = server.settings("user", "", server.known("host.pub"));
        OutsideFault fault = refusal(new SshSettings(
                right.name(), right.host(), 1, right.user(), right.key(), right.hostKeys(), Optional.empty()));

        assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT);
        assertThat(fault.getMessage()).contains("127.0.0.1 port 1");
    }

    @Test
    void a_machine_behind_another_is_reached_through_it() {
        try (OpenSsh gate = new OpenSsh();
                SshHost jump = gate.host();
                SshHost behind = new SshHost(new SshSettings(
                        "behind",
                        "127.0.0.1",
                        server.port(),
                        OpenSsh.USER,
                        new SshSettings.Key(server.text("user"), ""),
                        server.known("host.pub"),
                        Optional.of(() -> jump)))) {
            assertThat(behind.check()).startsWith("OpenSSH_");
            assertThat(behind.run(List.of("echo", "here")).said()).isEqualTo("here");
        }
    }

    @Test
    void a_lost_session_is_made_again() {
        host.run(List.of("true"));

        // The parent of the command is the server's process for this session.
        assertThatThrownBy(() -> host.run(List.of("sh", "-c", "kill -9 $PPID")))
                .isInstanceOfSatisfying(
                        OutsideFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME));

        assertThat(host.run(List.of("echo", "again")).said()).isEqualTo("again");
    }

    @Test
    void a_directory_without_permission_is_told_and_nothing_is_left() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        // Root may write everywhere, unless it has lost that right.
        List<String> without = OpenSsh.USER.equals("root")
                ? List.of("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", "--")
                : List.of();
        try (OpenSsh strict = new OpenSsh(without);
                SshHost user = strict.host()) {
            assertThatThrownBy(() -> user.replace(directory.resolve("a.yml").toString(), BYTES))
                    .isInstanceOfSatisfying(OutsideFault.class, fault -> {
                        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
                        assertThat(fault.getMessage()).contains("permission denied");
                        assertThat(fault.hint()).contains(OpenSsh.USER);
                    });
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_full_disk_is_told_and_the_old_file_is_left_whole() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        try (SmallDisk disk = SmallDisk.mount(small)) {
            host.replace(small.resolve("a.yml").toString(), BYTES);

            assertThatThrownBy(() -> host.replace(small.resolve("a.yml").toString(), new byte[200_000]))
                    .isInstanceOfSatisfying(OutsideFault.class, fault -> {
                        assertThat(fault.getMessage()).contains("no space left");
                        assertThat(fault.hint()).contains("free some space");
                    });

            assertThat(Files.readAllBytes(small.resolve("a.yml"))).isEqualTo(BYTES);
            try (var all = Files.list(small)) {
                assertThat(all).hasSize(1);
            }
        }
    }
}
