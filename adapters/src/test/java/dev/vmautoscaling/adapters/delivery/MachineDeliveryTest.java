package dev.vmautoscaling.adapters.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.delivery.DeliverySettings.Reload;
import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.adapters.prometheus.PublishedRules;
import dev.vmautoscaling.adapters.ssh.SshHost;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.scaling.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real Prometheus and real OpenSSH; docker, systemctl and sudo are scripts that say what the real ones say. */
class MachineDeliveryTest {
    private static final String NAME = "prometheus";

    private static MonitoringHost site;
    private static SshHost ssh;

    private PublishedRules rules = rules(Reload.DOCKER, NAME, false);

    @BeforeAll
    static void start() throws IOException {
        site = new MonitoringHost();
        ssh = site.ssh.host();
        // The container sees every file under another name.
        Files.createSymbolicLink(site.path("inside"), site.path("."));
        site.ssh.program("promtool", "echo promtool: not found >&2; exit 127");
    }

    @AfterAll
    static void stop() {
        ssh.close();
        site.close();
    }

    @BeforeEach
    void begin() throws IOException {
        Files.deleteIfExists(site.path("calls"));
        mounted("");
        systemctl("kill -HUP " + site.prometheusPid());
        site.ssh.program("sudo", "shift; exec \"$@\"");
    }

    @AfterEach
    void everything_is_as_it_was() throws IOException {
        begin();
        rules.withdraw(Configs.shop());
        assertThat(site.isAsBefore()).isTrue();
        assertThat(site.path("rules/.vm-autoscaler-lock")).doesNotExist();
    }

    private static PublishedRules rules(Reload reload, String container, boolean sudo) {
        DeliverySettings settings = new DeliverySettings(
                site.path("prometheus.yml").toString(),
                Optional.of(site.path("rules").toString()),
                reload,
                Optional.of(container).filter(name -> !name.isEmpty()),
                Optional.of("prometheus.service"),
                sudo);
        PrometheusFiles files = site.prometheus(settings, () -> ssh);
        return new PublishedRules(name -> Optional.of(files), (part, config) -> false);
    }

    /** @param path what is mounted into the container; all when empty */
    private static void mounted(String... path) {
        String mounts = List.of(path).stream()
                .map(each -> "{\"Type\":\"bind\",\"Source\":\"%s\",\"Destination\":\"%s\"}"
                        .formatted(site.path(each), site.path("inside").resolve(each)))
                .toList()
                .toString();
        docker(Map.of("inspect", "echo '" + mounts + "'"));
    }

    /** @param instead what some of its commands do other than usual */
    private static void docker(Map<String, String> instead) {
        String all = "[{\"Source\":\"%s\",\"Destination\":\"%s\"}]".formatted(site.path(""), site.path("inside"));
        site.ssh.program(
                "docker",
                DOCKER.replace("$CALLS", site.path("calls").toString())
                        .replace("$INSPECT", instead.getOrDefault("inspect", "echo '" + all + "'"))
                        .replace(
                                "$EXEC",
                                instead.getOrDefault("exec", "shift 3; tool=$1; shift; exec /usr/bin/$tool \"$@\""))
                        .replace("$KILL", instead.getOrDefault("kill", "kill -HUP " + site.prometheusPid())));
    }

    private static void systemctl(String does) {
        site.ssh.program("systemctl", "echo systemctl \"$@\" >>" + site.path("calls") + "\n" + does);
    }

    private static String failing(int code, String said) {
        return "echo '" + said + "' >&2; exit " + code;
    }

    private static List<String> calls() throws IOException {
        return Files.exists(site.path("calls")) ? Files.readAllLines(site.path("calls")) : List.of();
    }

    private static Object inode(String file) throws IOException {
        Path path = site.path(file);
        return Files.getAttribute(path, "unix:ino");
    }

    private static OutsideFault refusal(PublishedRules rules, GroupConfig config) {
        return catchThrowableOfType(OutsideFault.class, () -> rules.publish(config));
    }

    private static GroupConfig patient() {
        GroupConfig shop = Configs.shop();
        return Configs.with(shop, "thresholds", Configs.with(shop.thresholds(), "outFor", Duration.ofMinutes(7)));
    }

    private void isOld() {
        assertThat(rules.actual(Configs.shop())).isInstanceOf(Actual.Live.class);
    }

    @Test
    void a_mounted_directory_is_checked_inside_and_renamed_in_and_a_signal_reloads() throws IOException {
        Object before = inode("prometheus.yml");

        rules.publish(Configs.shop());

        isOld();
        assertThat(inode("prometheus.yml")).isNotEqualTo(before);
        assertThat(calls())
                .contains("docker exec -i prometheus promtool check config "
                        + site.path("inside/prometheus.yml.vm-autoscaler-new"))
                .contains("docker exec -i prometheus promtool check rules "
                        + site.path("inside/rules/svc-shop.yml.vm-autoscaler-new"))
                .contains("docker kill -s HUP prometheus");
        assertThat(site.text("prometheus.yml"))
                .contains(site.path("inside/rules").toString());
    }

    @Test
    void a_file_that_is_mounted_by_itself_is_written_in_place() throws IOException {
        mounted("prometheus.yml", "rules");
        Object before = inode("prometheus.yml");

        rules.publish(Configs.shop());

        isOld();
        assertThat(inode("prometheus.yml")).isEqualTo(before);
        assertThat(site.text("prometheus.yml")).contains("rule_files");
        assertThat(calls()).contains("docker exec -i prometheus promtool check config --syntax-only /dev/stdin");
    }

    @Test
    void an_unknown_container_is_told_before_anything_is_changed() throws IOException {
        docker(Map.of("inspect", failing(1, "Error: No such object: promethius")));
        Object before = inode("prometheus.yml");

        OutsideFault fault = refusal(rules(Reload.DOCKER, "promethius", false), Configs.shop());

        assertThat(fault.getMessage())
                .isEqualTo("Prometheus main: look at container promethius: Error: No such object: promethius");
        assertThat(fault.hint()).contains("correct the container's name");
        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(site.isAsBefore()).isTrue();
        assertThat(inode("prometheus.yml")).isEqualTo(before);
        assertThat(calls()).noneMatch(call -> call.contains(" kill ") || call.contains(" exec "));
    }

    @Test
    void a_user_outside_the_group_docker_is_told_so() {
        docker(Map.of("inspect", failing(1, DENIED)));

        OutsideFault fault = refusal(rules, Configs.shop());

        assertThat(fault.getMessage()).contains("look at container prometheus").contains(DENIED);
        assertThat(fault.hint()).contains("group docker on monitoring-host");
        assertThat(site.isAsBefore()).isTrue();
    }

    @Test
    void no_docker_a_docker_that_is_down_and_a_stopped_container_are_told_apart() {
        docker(Map.of("inspect", failing(127, "sh: docker: not found")));
        assertThat(refusal(rules, Configs.shop()).hint()).contains("there is no docker on monitoring-host");

        docker(Map.of("inspect", failing(1, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.")));
        OutsideFault down = refusal(rules, Configs.shop());
        assertThat(down.hint()).contains("start docker on monitoring-host");
        assertThat(down.kind()).isEqualTo(FaultKind.TRANSIENT);

        docker(Map.of("exec", failing(1, "Error response from daemon: Container 1f2e is not running")));
        OutsideFault stopped = refusal(rules, Configs.shop());
        assertThat(stopped.getMessage()).contains("run promtool in container prometheus");
        assertThat(stopped.hint()).contains("start the container");
        assertThat(site.isAsBefore()).isTrue();
    }

    @Test
    void what_the_tool_in_the_container_refuses_is_never_activated() throws IOException {
        rules.publish(Configs.shop());
        docker(Map.of("exec", failing(1, "group \"x\", rule 1: parse error")));
        Files.deleteIfExists(site.path("calls"));

        OutsideFault fault = refusal(rules, patient());

        assertThat(fault.getMessage()).contains("parse error").contains("nothing was changed");
        assertThat(calls()).noneMatch(call -> call.contains(" kill "));
        isOld();
    }

    @Test
    void a_signal_that_cannot_be_sent_leaves_the_old_rules_in_effect() {
        rules.publish(Configs.shop());
        docker(Map.of("kill", failing(1, "Error response from daemon: Cannot kill container: prometheus: no.")));

        OutsideFault fault = refusal(rules, patient());

        assertThat(fault.getMessage())
                .contains("docker kill -s HUP prometheus: Error response from daemon: Cannot kill container")
                .contains("the old files are back");
        isOld();
    }

    @Test
    void a_unit_is_reloaded_by_systemctl_with_sudo_and_without() throws IOException {
        for (boolean sudo : List.of(true, false)) {
            PublishedRules unit = rules(Reload.SYSTEMCTL, "", sudo);
            unit.publish(Configs.shop());
            assertThat(unit.actual(Configs.shop())).isInstanceOf(Actual.Live.class);
            unit.withdraw(Configs.shop());
        }
        assertThat(calls()).contains("systemctl reload prometheus.service");
    }

    @Test
    void why_systemctl_does_not_reload_is_told_and_the_old_rules_stay_in_effect() {
        PublishedRules unit = rules(Reload.SYSTEMCTL, "", false);
        unit.publish(Configs.shop());
        Map<String, String> hints = Map.of(
                "Job for prometheus.service failed.", "journalctl -u prometheus.service",
                "Failed to reload prometheus.service: Interactive authentication required.", "rule of sudo",
                "Failed to reload prometheus.service: Unit prometheus.service not found.", "correct the unit",
                "Failed to reload prometheus.service: Job type reload is not applicable.", "cannot be reloaded");

        hints.forEach((said, hint) -> {
            systemctl(failing(1, said));
            OutsideFault fault = refusal(unit, patient());
            assertThat(fault.getMessage())
                    .startsWith("Prometheus main: ")
                    .contains("systemctl reload prometheus.service: " + said)
                    .contains("the old files are back");
            assertThat(fault.hint()).contains(hint);
            assertThat(unit.actual(Configs.shop())).isInstanceOf(Actual.Live.class);
        });
        systemctl("kill -HUP " + site.prometheusPid());
        unit.withdraw(Configs.shop());
    }

    @Test
    void a_sudo_that_asks_for_a_password_is_told() {
        site.ssh.program("sudo", failing(1, "sudo: a password is required"));

        OutsideFault fault = refusal(rules(Reload.DOCKER, NAME, true), Configs.shop());

        assertThat(fault.getMessage()).contains("a password is required");
        assertThat(fault.hint()).contains("docker by sudo without a password");
        assertThat(site.isAsBefore()).isTrue();
    }

    private static final String DENIED = "permission denied while trying to connect to the Docker daemon socket";

    private static final String DOCKER = """
            echo docker "$@" >>$CALLS
            case "$1" in
            inspect) $INSPECT ;;
            exec) $EXEC ;;
            kill) $KILL ;;
            *) exit 1 ;;
            esac
            """;
}
