package dev.vmautoscaling.adapters.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tool.Corpus;
import dev.vmautoscaling.adapters.tool.Tool;
import dev.vmautoscaling.adapters.yaml.Bearer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertmanagerFileTest {
    private static final Receiver US = new Receiver(
            Receiver.US,
            URI.create("http://autoscaler.example.org:8080/api/webhooks/alertmanager"),
            new Bearer.File("/etc/alertmanager/secrets/autoscaler.token"),
            true,
            Optional.empty());
    private static final Route.Pace PACE = new Route.Pace(Duration.ofMinutes(1), Duration.ofSeconds(50));

    @TempDir
    private Path directory;

    static List<Corpus> corpus() {
        return Corpus.of("alertmanager");
    }

    private static Receiver jenkins(String service) {
        return new Receiver(
                Receiver.jenkins(service),
                URI.create("https://jenkins.example.org/generic-webhook-trigger/invoke"),
                new Bearer.Token("it's a \"secret\""),
                false,
                Optional.of("/etc/ssl/jenkins.pem"));
    }

    private static Route toUs(boolean goesOn) {
        return Route.toUs(goesOn, PACE);
    }

    private static String withJenkins(String text, String service) {
        return AlertmanagerFile.with(AlertmanagerFile.with(text, jenkins(service)), Route.toJenkins(service, PACE));
    }

    private static String withoutJenkins(String text, String service) {
        return AlertmanagerFile.withoutReceiver(
                AlertmanagerFile.withoutRoute(text, Receiver.jenkins(service)), Receiver.jenkins(service));
    }

    private static String withUs(String text) {
        return AlertmanagerFile.with(AlertmanagerFile.with(text, US), toUs(true));
    }

    private static String withAll(String text) {
        return withJenkins(withUs(text), "shop");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void what_was_put_in_and_taken_out_leaves_the_file_as_it_was(Corpus file) {
        String edited = withAll(file.text());

        assertThat(AlertmanagerFile.routes(edited)).containsExactly("vm-autoscaler-jenkins-shop", "vm-autoscaler");
        assertThat(AlertmanagerFile.receivers(edited)).containsExactly("vm-autoscaler-jenkins-shop", "vm-autoscaler");
        assertThat(AlertmanagerFile.holds(edited, US)).isTrue();
        assertThat(AlertmanagerFile.holds(edited, toUs(true))).isTrue();
        assertThat(AlertmanagerFile.holds(edited, toUs(false))).isFalse();
        String onlyJenkins =
                AlertmanagerFile.withoutReceiver(AlertmanagerFile.withoutRoute(edited, Receiver.US), Receiver.US);
        assertThat(onlyJenkins).isEqualTo(withJenkins(file.text(), "shop"));
        assertThat(withoutJenkins(onlyJenkins, "shop")).isEqualTo(file.text());
        assertThat(withoutJenkins(edited, "shop")).isEqualTo(withUs(file.text()));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void putting_in_what_is_there_changes_nothing_and_a_change_can_be_taken_back(Corpus file) {
        String edited = withAll(file.text());

        assertThat(withAll(edited)).isEqualTo(edited);
        assertThat(withUs(withJenkins(file.text(), "shop"))).isEqualTo(edited);
        String changed = AlertmanagerFile.with(edited, toUs(false));
        assertThat(changed).isNotEqualTo(edited);
        assertThat(AlertmanagerFile.with(changed, toUs(true))).isEqualTo(edited);
    }

    @Test
    void alertmanager_takes_every_file_with_and_without_ours() {
        List<String> files = new ArrayList<>();
        for (Corpus file : corpus()) {
            files.add(file.write(directory, file.text()).toString());
            Corpus edited = new Corpus("edited-" + file.name(), withAll(file.text()));
            files.add(edited.write(directory, edited.text()).toString());
        }

        Tool.run(directory, List.of("amtool", "check-config"), files).accepted();
    }

    /** The user's own alerts go where they went; ours go to us, and on to where they went before, if any of the user's routes took them. */
    @ParameterizedTest
    @MethodSource("corpus")
    void the_users_alerts_still_go_where_they_went(Corpus file) {
        Path before = file.write(directory, file.text());
        Corpus edited = new Corpus("edited-" + file.name(), withAll(file.text()));
        Path after = edited.write(directory, edited.text());
        String root = receivers(before, List.of("nobody=matches"));
        for (List<String> labels : UserAlerts.of(file.text())) {
            if (!labels.contains("managed_by=vm-autoscaler")) {
                assertThat(receivers(after, labels)).as("%s", labels).isEqualTo(receivers(before, labels));
            }
            List<String> ours = new ArrayList<>(labels);
            ours.add("managed_by=vm-autoscaler");
            ours.add("service=shop");
            String others = receivers(before, ours);
            assertThat(receivers(after, ours))
                    .as("%s", ours)
                    .isIn(
                            "vm-autoscaler-jenkins-shop,vm-autoscaler," + others,
                            others.equals(root) ? "vm-autoscaler-jenkins-shop,vm-autoscaler" : "-");
        }
    }

    /** The last line: before it amtool may warn of settings of its own. */
    private String receivers(Path file, List<String> labels) {
        return Tool.run(directory, List.of("amtool", "config", "routes", "test", "--config.file=" + file), labels)
                .accepted()
                .lines()
                .toList()
                .getLast();
    }

    /** Any order of ten services coming and going: what the file says depends only on who is there. */
    @ParameterizedTest
    @MethodSource("corpus")
    void the_order_of_changes_leaves_no_trace(Corpus file) {
        Random random = new Random(20_261_123L + file.name().hashCode());
        List<String> services = IntStream.range(0, 10).mapToObj(i -> "s" + i).toList();
        List<String> there = new ArrayList<>();
        String text = file.text();
        for (int i = 0; i < 30; i++) {
            String service = services.get(random.nextInt(services.size()));
            boolean goes = there.remove(service);
            text = goes ? withoutJenkins(text, service) : withJenkins(text, service);
            if (!goes) {
                there.add(service);
            }
            text = i == 10 ? withUs(text) : text;
        }
        String inOrder = withUs(file.text());
        for (String service : there.stream().sorted().toList()) {
            inOrder = withJenkins(inOrder, service);
        }
        assertThat(text).isEqualTo(inOrder);
        Collections.shuffle(there, random);
        for (String service : there) {
            text = withoutJenkins(text, service);
        }
        assertThat(text).isEqualTo(withUs(file.text()));
    }

    @Test
    void the_route_stands_first_and_reads_as_a_person_would_write_it() {
        assertThat(AlertmanagerFile.with("""
                route:
                  receiver: all
                  routes:
                    # the pager
                    - receiver: pager
                """, toUs(true))).isEqualTo("""
                route:
                  receiver: all
                  routes:
                    # added by VM Autoscaling
                    - receiver: vm-autoscaler
                      matchers: ['managed_by="vm-autoscaler"']
                      continue: true
                      group_by: [service, action, alertname]
                      group_wait: 0s
                      group_interval: 1m
                      repeat_interval: 50s
                    # the pager
                    - receiver: pager
                """);
    }

    @Test
    void missing_routes_are_added_and_go_again() {
        assertThat(AlertmanagerFile.with("# ours\nroute:\n  # everybody\n  receiver: all\n", toUs(true)))
                .startsWith("""
                        # ours
                        route:
                          routes: # added by VM Autoscaling
                            # added by VM Autoscaling
                            - receiver: vm-autoscaler
                        """)
                .endsWith("      repeat_interval: 50s\n  # everybody\n  receiver: all\n");
    }
}
