package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F5's own Ansible modules, a client we did not write, drive pool members and find what they wrote. */
class F5PeerTest {

    private static final Path COLLECTION =
            Path.of("/usr/lib/python3/dist-packages/ansible_collections/f5networks/f5_modules");

    @TempDir
    Path home;

    @Test
    void a_client_we_did_not_write_drives_a_whole_life_cycle() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(COLLECTION) || "true".equals(System.getenv("CI")), "ansible is not installed");
        try (F5Simulator device = new F5Simulator(F5Options.defaults())) {
            device.joinDeviceGroup("peer-dg", false);
            String said = play(device);
            assertThat(said).contains("failed=0");
            assertThat(device.members()).isEmpty();
            assertThat(device.nodes()).doesNotContain("/Common/10.99.0.1");
            assertThat(device.tokens()).as("tokens left behind").isZero();
        }
    }

    private String play(F5Simulator device) throws IOException, InterruptedException {
        int port = Integer.parseInt(device.url().substring(device.url().lastIndexOf(':') + 1));
        Path output = home.resolve("output");
        ProcessBuilder ansible = new ProcessBuilder(
                "ansible-playbook",
                "-e",
                "host=127.0.0.1 https_port=%d username=%s password=%s virtual_port=%d"
                        .formatted(port, device.username(), device.password(), freePort()),
                playbook().toString());
        ansible.environment().put("HOME", home.toString());
        ansible.environment().put("ANSIBLE_LOCAL_TEMP", home.toString());
        ansible.environment().put("LC_ALL", "C.UTF-8");
        Process process = ansible.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static Path playbook() {
        return Stream.of("bench/peers/f5_pool_member.yml", "../bench/peers/f5_pool_member.yml")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
