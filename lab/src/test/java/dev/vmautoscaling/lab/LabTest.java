package dev.vmautoscaling.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.wire.F5Listing;
import dev.vmautoscaling.lab.wire.Http;
import dev.vmautoscaling.lab.wire.Login;
import dev.vmautoscaling.lab.wire.VcenterListing;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LabTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Process lab;
    private BufferedReader output;

    @AfterEach
    void end() throws IOException {
        lab.destroyForcibly();
        output.close();
    }

    @Test
    void all_systems_serve_and_the_first_line_says_where_and_killing_the_lab_ends_them() throws Exception {
        JsonNode line = start("all");
        assertThat(new VcenterListing(login(line.required("vcenter"))).vmNames())
                .containsExactly("shop-01", "shop-02", "shop-template");
        JsonNode f5 = line.required("f5");
        assertThat(new F5Listing(login(f5)).available("Common", "shop-pool")).isEqualTo(2);
        URI service = URI.create("http://%s:%d/"
                .formatted(
                        f5.required("virtualAddress").asString(),
                        f5.required("virtualPort").asInt()));
        assertThat(Http.plain().text(Http.get(service))).startsWith("served by shop-0");

        JsonNode jenkins = line.required("jenkins");
        URI whoAmI = URI.create(jenkins.required("url").asString() + "/whoAmI/api/json");
        String basic = Http.basic(
                jenkins.required("username").asString(),
                jenkins.required("token").asString());
        assertThat(Http.plain().text(Http.get(whoAmI).header("Authorization", basic)))
                .contains("\"authenticated\":true");

        List<ProcessHandle> children = lab.descendants().toList();
        assertThat(children).as("vCenter and guests").hasSizeGreaterThanOrEqualTo(2);
        lab.destroyForcibly();
        for (ProcessHandle child : children) {
            Waiting.until("process " + child.pid() + " has ended", LIMIT, () -> !isRunning(child));
        }
    }

    @Test
    void jenkins_serves_alone() throws Exception {
        JsonNode line = start("jenkins");
        assertThat(line.propertyNames()).containsExactly("jenkins");
        assertThat(line.required("jenkins").propertyNames()).containsExactly("url", "username", "token");
    }

    @Test
    void one_system_serves_alone_and_ends_when_told_to() throws Exception {
        JsonNode line = start("f5");
        assertThat(line.propertyNames()).containsExactly("f5");
        assertThat(line.required("f5").propertyNames())
                .containsExactly(
                        "url", "username", "password", "sha256", "partition", "pool", "virtualAddress", "virtualPort");
        List<ProcessHandle> children = lab.descendants().toList();
        lab.destroy();
        Waiting.until("the lab has ended", LIMIT, () -> !lab.isAlive());
        assertThat(children).noneMatch(LabTest::isRunning);
    }

    private JsonNode start(String what) throws IOException {
        lab = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lab.class.getName(),
                        what,
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = lab.inputReader();
        return Http.JSON.readTree(output.readLine());
    }

    private static Login login(JsonNode system) {
        return new Login(
                URI.create(system.required("url").asString()),
                system.required("username").asString(),
                system.required("password").asString(),
                system.required("sha256").asString());
    }

    // a killed child may stay a zombie until its new parent looks
    private static boolean isRunning(ProcessHandle child) {
        try {
            return child.isAlive()
                    && !Files.readString(Path.of("/proc/" + child.pid() + "/stat"))
                            .contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }
}
