package dev.vmautoscaling.adapters.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.alertmanager.AlertmanagerFiles;
import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.adapters.ssh.SshHost;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.RuleOptions;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Host;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.domain.policy.AlertProfile;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.scaling.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real Prometheus, real Alertmanager, real OpenSSH, and the checking tools that come with them. */
class RealDeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static MonitoringHost site;
    private static SshHost ssh;
    private static PrometheusFiles prometheus;
    private static AlertmanagerFiles alertmanager;

    private Integrations integrations;
    private boolean othersNeedIt;

    @BeforeAll
    static void start() {
        site = new MonitoringHost();
        ssh = site.ssh.host();
        prometheus = site.prometheus(site.prometheusSettings(), () -> ssh);
        alertmanager = site.alertmanager(() -> ssh);
    }

    @AfterAll
    static void stop() {
        prometheus.close();
        alertmanager.close();
        ssh.close();
        site.close();
    }

    @BeforeEach
    void begin() {
        integrations = site.integrations(prometheus, alertmanager, (part, config) -> othersNeedIt);
    }

    @AfterEach
    void everything_is_as_it_was() {
        othersNeedIt = false;
        integrations.parts().reversed().forEach(part -> integrations.of(part).withdraw(shop()));
        assertThat(site.isAsBefore()).isTrue();
    }

    private static GroupConfig shop() {
        return service("shop");
    }

    private static GroupConfig service(String name) {
        GroupConfig config = Configs.with(Configs.shop(), "service", name);
        config = Configs.with(
                config,
                "monitoring",
                Configs.with(config.monitoring(), "profile", AlertProfile.scrapedEvery(Duration.ofSeconds(1))));
        return Configs.with(config, "thresholds", Configs.with(config.thresholds(), "outFor", Duration.ofSeconds(1)));
    }

    private static GroupConfig withRules(GroupConfig config, String template) {
        RuleOptions rules = Configs.with(config.monitoring().rules(), "template", Optional.of(template));
        return Configs.with(config, "monitoring", Configs.with(config.monitoring(), "rules", rules));
    }

    private Integration rules() {
        return integrations.of(Part.RULES);
    }

    private static OutsideFault refusal(Runnable act) {
        return catchThrowableOfType(OutsideFault.class, act::run);
    }

    @Test
    void what_is_published_fires_reaches_us_and_finds_our_members_and_goes_without_a_trace() {
        integrations.parts().forEach(part -> {
            assertThat(integrations.of(part).actual(shop())).isInstanceOf(Actual.Absent.class);
            integrations.of(part).publish(shop());
            assertThat(integrations.of(part).actual(shop())).as("%s", part).isInstanceOf(Actual.Live.class);
        });

        Waiting.until(
                "the created member is up",
                SOON,
                () -> site.value("up{job=\"shop\",instance=\"shop-as01\"}").equals(Optional.of("1")));
        Waiting.until(
                "the alert fires",
                SOON,
                () -> site.value("ALERTS{alertstate=\"firing\",managed_by=\"vm-autoscaler\",service=\"shop\"}")
                        .isPresent());
        Waiting.until(
                "its webhook comes",
                SOON,
                () -> site.webhooks.stream().anyMatch(body -> body.contains("\"service\":\"shop\"")));

        integrations.parts().reversed().forEach(part -> {
            integrations.of(part).withdraw(shop());
            assertThat(integrations.of(part).actual(shop())).as("%s", part).isInstanceOf(Actual.Absent.class);
        });
        assertThat(site.isAsBefore()).isTrue();
    }

    @Test
    void what_another_service_needs_stays() {
        integrations.parts().forEach(part -> integrations.of(part).publish(shop()));
        othersNeedIt = true;

        integrations.parts().reversed().forEach(part -> integrations.of(part).withdraw(shop()));

        assertThat(rules().actual(shop())).isInstanceOf(Actual.Absent.class);
        for (Part part : List.of(Part.RECEIVER, Part.ROUTE, Part.SCRAPE_JOB)) {
            assertThat(integrations.of(part).actual(shop())).isInstanceOf(Actual.Live.class);
        }
    }

    @Test
    void rules_that_promtool_refuses_are_never_activated_and_the_old_ones_go_on() {
        rules().publish(shop());
        GroupConfig broken = withRules(shop(), BROKEN);

        OutsideFault fault = refusal(() -> rules().publish(broken));

        assertThat(fault.getMessage()).contains("nothing was changed").contains("parse error");
        assertThat(rules().actual(shop())).isInstanceOf(Actual.Live.class);
    }

    @Test
    void rules_that_only_the_server_refuses_are_taken_back_and_the_old_ones_go_on() {
        rules().publish(shop());
        site.ssh.program("promtool", "echo promtool: not found >&2; exit 127");
        try {
            OutsideFault fault = refusal(() -> rules().publish(withRules(shop(), BROKEN)));

            assertThat(fault.getMessage()).contains("HTTP 500").contains("everything is as it was before");
        } finally {
            site.ssh.program("promtool", "exec /usr/bin/promtool \"$@\"");
        }
        assertThat(rules().actual(shop())).isInstanceOf(Actual.Live.class);
    }

    @Test
    void a_rule_file_that_a_person_removes_is_found_and_comes_back() throws IOException {
        rules().publish(shop());
        Files.delete(site.path("rules/svc-shop.yml"));

        assertThat(rules().actual(shop()).words()).contains("it is gone");
        rules().publish(shop());

        assertThat(rules().actual(shop())).isInstanceOf(Actual.Live.class);
    }

    @Test
    void a_changed_threshold_is_loaded_and_told_apart() {
        rules().publish(shop());
        GroupConfig patient =
                Configs.with(shop(), "thresholds", Configs.with(shop().thresholds(), "outFor", Duration.ofMinutes(7)));

        assertThat(rules().actual(patient)).isInstanceOf(Actual.Different.class);
        rules().publish(patient);

        assertThat(rules().actual(patient)).isInstanceOf(Actual.Live.class);
    }

    @Test
    void ten_services_at_once_lose_no_rule_and_no_entry() {
        List<GroupConfig> services =
                IntStream.range(0, 10).mapToObj(i -> service("service-" + i)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            services.stream()
                    .map(config -> CompletableFuture.runAsync(
                            () -> integrations
                                    .parts()
                                    .forEach(part -> integrations.of(part).publish(config)),
                            threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        assertThat(services)
                .allMatch(config -> integrations.parts().stream()
                        .allMatch(part -> integrations.of(part).actual(config) instanceof Actual.Live));

        othersNeedIt = true;
        services.forEach(config -> rules().withdraw(config));
    }

    @Test
    void a_key_or_a_host_that_is_wrong_changes_nothing() {
        Supplier<Host> wrong = () -> {
            throw site.ssh.refusalOfStranger();
        };
        try (PrometheusFiles files = site.prometheus(site.prometheusSettings(), wrong);
                AlertmanagerFiles other = site.alertmanager(wrong)) {
            Integrations strange = site.integrations(files, other, (part, config) -> false);

            for (Part part : strange.parts()) {
                assertThat(refusal(() -> strange.of(part).publish(shop())).getMessage())
                        .contains("does not accept the key");
            }
        }
        assertThat(site.isAsBefore()).isTrue();
    }

    private static final String BROKEN = """
            groups:
              - name: vm-autoscaler-shop
                rules:
                  - {record: "service:cpu_busy:ratio", expr: "sum(("}
            """;
}
