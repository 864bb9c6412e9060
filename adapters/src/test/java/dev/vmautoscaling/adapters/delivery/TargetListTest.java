package dev.vmautoscaling.adapters.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.adapters.prometheus.PublishedScrapeJob;
import dev.vmautoscaling.adapters.prometheus.ScrapePlan;
import dev.vmautoscaling.adapters.prometheus.TargetFile;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.scaling.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lists of members that we write, in real Prometheus: in a file of their own, and in its main file. */
class TargetListTest {
    /** Refresh and scrape each second, and what Prometheus itself takes. */
    private static final Duration FOUND = Duration.ofSeconds(1 + 1 + 5);

    private static MonitoringHost site;

    private final List<TargetFile.Target> members = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        site = new MonitoringHost();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static GroupConfig shop() {
        return Configs.shop();
    }

    private ScrapePlan.Way file() {
        return new ScrapePlan.Way.File(Duration.ofSeconds(1), () -> List.copyOf(members));
    }

    private ScrapePlan.Way inMainFile() {
        return new ScrapePlan.Way.Static(() -> List.copyOf(members));
    }

    @TestFactory
    List<DynamicTest> members_are_found_as_they_come_and_let_go_as_they_leave_and_the_files_end_as_they_were() {
        return List.of(
                DynamicTest.dynamicTest("file", () -> members_come_and_go(file())),
                DynamicTest.dynamicTest("static", () -> members_come_and_go(inMainFile())));
    }

    private void members_come_and_go(ScrapePlan.Way way) {
        members.clear();
        with(way, (files, job) -> {
            job.publish(shop());
            assertThat(job.actual(shop())).isInstanceOf(Actual.Live.class);

            members.add(site.member("shop-as01"));
            files.refreshTargets();
            await("a new member is up", () -> isUp("shop-as01"));
            members.add(site.member("shop-as02"));
            files.refreshTargets();
            await("the next one is up too", () -> isUp("shop-as01") && isUp("shop-as02"));
            assertThat(job.actual(shop())).isInstanceOf(Actual.Live.class);

            members.removeFirst();
            files.refreshTargets();
            await("the one that leaves is let go", () -> !isTarget("shop-as01") && isTarget("shop-as02"));

            job.withdraw(shop());
            assertThat(job.actual(shop())).isInstanceOf(Actual.Absent.class);
            assertThat(site.isAsBefore()).isTrue();
        });
    }

    @Test
    void a_list_that_a_person_changes_or_removes_is_found_and_comes_back() {
        members.add(site.member("shop-as01"));
        with(file(), (files, job) -> {
            job.publish(shop());
            overwrite("[]");
            assertThat(job.actual(shop()).words()).contains("somebody has changed", "vm-autoscaler-targets.json");
            job.publish(shop());
            assertThat(job.actual(shop())).isInstanceOf(Actual.Live.class);

            delete();
            assertThat(job.actual(shop()).words()).contains("it is gone");
            job.publish(shop());
            await("the member is up", () -> isUp("shop-as01"));
            job.withdraw(shop());
        });
    }

    @Test
    void a_prometheus_that_is_to_read_another_way_keeps_nothing_of_the_one_before() {
        members.add(site.member("shop-as01"));
        with(file(), (files, job) -> job.publish(shop()));
        with(inMainFile(), (files, job) -> {
            assertThat(job.actual(shop())).isInstanceOf(Actual.Different.class);
            job.publish(shop());
            assertThat(site.path("rules/vm-autoscaler-targets.json")).doesNotExist();
            await("the member is up", () -> isUp("shop-as01"));
            job.withdraw(shop());
        });
    }

    @Test
    void nothing_is_written_for_a_prometheus_that_scrapes_none_of_our_members() {
        members.add(site.member("shop-as01"));
        with(file(), (files, job) -> files.refreshTargets());
        with(inMainFile(), (files, job) -> files.refreshTargets());
        assertThat(site.isAsBefore()).isTrue();
    }

    private interface Story {
        void play(PrometheusFiles files, Integration job);
    }

    private static void with(ScrapePlan.Way way, Story story) {
        LocalHost host = new LocalHost();
        try (PrometheusFiles files = site.prometheus(site.prometheusSettings(), way, () -> host)) {
            story.play(files, new PublishedScrapeJob(name -> Optional.of(files), (part, config) -> false));
        }
    }

    private static void await(String what, Supplier<Boolean> condition) {
        Waiting.until(what, FOUND, condition::get);
    }

    private static boolean isUp(String instance) {
        return site.value("up{instance=\"" + instance + "\"}").equals(Optional.of("1"));
    }

    private static boolean isTarget(String instance) {
        return site.isTarget(instance);
    }

    private static void overwrite(String text) {
        try {
            Files.writeString(site.path("rules/vm-autoscaler-targets.json"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete() {
        try {
            Files.delete(site.path("rules/vm-autoscaler-targets.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
