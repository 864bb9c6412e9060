package dev.vmautoscaling.adapters.prometheus;

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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusFileTest {
    private static final String GLOB = "rules/autoscaler/*.yml";
    private static final ScrapeJob JOB = new ScrapeJob(
            ScrapeJob.ALL,
            Duration.ofSeconds(15),
            new ScrapeJob.Targets.Asked(
                    URI.create("http://autoscaler.example.org:8080/api/service-discovery"),
                    new Bearer.File("/etc/prometheus/secrets/autoscaler.token"),
                    Duration.ofSeconds(15),
                    Optional.empty()));

    private static final ScrapeJob.Targets WRITTEN = new ScrapeJob.Targets.Written(List.of(
            new TargetFile.Target("10.0.0.5:9100", Map.of("job", "it's \"the\" shop", "service", "shop")),
            new TargetFile.Target("[2001:db8::5]:9100", Map.of("job", "no", "service", "주문"))));

    @TempDir
    private Path directory;

    static List<Corpus> corpus() {
        return Corpus.of("prometheus");
    }

    private static ScrapeJob job(String service) {
        return new ScrapeJob(
                ScrapeJob.name(service),
                Duration.ofSeconds(5),
                new ScrapeJob.Targets.Read("/etc/prometheus/targets/" + service + ".json", Duration.ofMinutes(5)));
    }

    private static String withAll(String text) {
        String edited = PrometheusFile.with(PrometheusFile.withRules(text, GLOB), JOB);
        ScrapeJob written = new ScrapeJob(ScrapeJob.name("written"), Duration.ofSeconds(15), WRITTEN);
        return PrometheusFile.with(PrometheusFile.with(edited, written), job("shop"));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void what_was_put_in_and_taken_out_leaves_the_file_as_it_was(Corpus file) {
        String edited = withAll(file.text());

        assertThat(PrometheusFile.holdsRules(edited, GLOB)).isTrue();
        assertThat(PrometheusFile.holds(edited, JOB)).isTrue();
        assertThat(PrometheusFile.jobs(edited))
                .containsExactly("vm-autoscaler", "vm-autoscaler-shop", "vm-autoscaler-written");
        String without = edited;
        for (String name : PrometheusFile.jobs(edited)) {
            without = PrometheusFile.without(without, name);
        }
        assertThat(PrometheusFile.withoutRules(without, GLOB)).isEqualTo(file.text());
        assertThat(PrometheusFile.without(PrometheusFile.withoutRules(edited, GLOB), "vm-autoscaler-unknown"))
                .isEqualTo(PrometheusFile.withoutRules(edited, GLOB));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void putting_in_what_is_there_changes_nothing_and_a_change_can_be_taken_back(Corpus file) {
        String edited = withAll(file.text());
        ScrapeJob slower = new ScrapeJob(JOB.name(), Duration.ofMinutes(1), JOB.targets());

        assertThat(withAll(edited)).isEqualTo(edited);
        String changed = PrometheusFile.with(edited, slower);
        assertThat(changed).isNotEqualTo(edited);
        assertThat(PrometheusFile.holds(changed, JOB)).isFalse();
        assertThat(PrometheusFile.with(changed, JOB)).isEqualTo(edited);
    }

    @Test
    void prometheus_takes_every_file_with_and_without_ours() {
        List<String> files = new ArrayList<>();
        for (Corpus file : corpus()) {
            files.add(file.write(directory, file.text()).toString());
            Corpus edited = new Corpus("edited-" + file.name(), withAll(file.text()));
            files.add(edited.write(directory, edited.text()).toString());
        }

        // without the flag it looks for the token's file on this machine
        Tool.run(directory, List.of("promtool", "check", "config", "--syntax-only"), files)
                .accepted();
        assertThat(corpus()).hasSizeGreaterThan(30);
    }

    /** Any order of ten services' jobs coming and going: what the file says depends only on who is there. */
    @ParameterizedTest
    @MethodSource("corpus")
    void the_order_of_changes_leaves_no_trace(Corpus file) {
        Random random = new Random(20_261_123L + file.name().hashCode());
        List<String> services = IntStream.range(0, 10).mapToObj(i -> "s" + i).toList();
        List<String> there = new ArrayList<>();
        String text = file.text();
        for (int i = 0; i < 40; i++) {
            String service = services.get(random.nextInt(services.size()));
            boolean goes = there.remove(service);
            text = goes
                    ? PrometheusFile.without(text, ScrapeJob.name(service))
                    : PrometheusFile.with(text, job(service));
            if (!goes) {
                there.add(service);
            }
        }
        Collections.sort(there);
        String inOrder = file.text();
        for (String service : there) {
            inOrder = PrometheusFile.with(inOrder, job(service));
        }
        assertThat(text).isEqualTo(inOrder);
        Collections.shuffle(there, random);
        for (String service : there) {
            text = PrometheusFile.without(text, ScrapeJob.name(service));
        }
        assertThat(text).isEqualTo(file.text());
    }

    @Test
    void the_job_reads_as_a_person_would_write_it() {
        assertThat(PrometheusFile.with("""
                scrape_configs:
                  # the machines
                  - job_name: node
                """, JOB)).isEqualTo("""
                scrape_configs:
                  # added by VM Autoscaling
                  - job_name: vm-autoscaler
                    scrape_interval: 15s
                    scrape_timeout: 10s
                    http_sd_configs:
                      - url: 'http://autoscaler.example.org:8080/api/service-discovery'
                        refresh_interval: 15s
                        authorization: {type: Bearer, credentials_file: '/etc/prometheus/secrets/autoscaler.token'}
                  # the machines
                  - job_name: node
                """);
    }

    @Test
    void three_thousand_jobs_are_edited_in_reasonable_time() {
        StringBuilder big = new StringBuilder("scrape_configs:\n");
        for (int i = 0; i < 3_000; i++) {
            big.append("  - job_name: job-")
                    .append(i)
                    .append(
                            "\n    # 🖥️ 서버\n    static_configs:\n      - targets: ['10.0.0.1:9100', '10.0.0.2:9100']\n")
                    .append("        labels: {env: prod, team: web}\n");
        }
        String text = big.toString();
        long started = System.nanoTime();

        String edited = PrometheusFile.with(PrometheusFile.withRules(text, GLOB), JOB);
        String back = PrometheusFile.withoutRules(PrometheusFile.without(edited, JOB.name()), GLOB);

        assertThat(back).isEqualTo(text);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_file_of_targets_is_what_prometheus_reads() {
        assertThat(TargetFile.text(
                        List.of(new TargetFile.Target("10.0.0.5:9100", Map.of("service", "shop", "job", "web")))))
                .isEqualToIgnoringWhitespace("""
                        [ { "labels" : { "job" : "web", "service" : "shop" }, "targets" : [ "10.0.0.5:9100" ] } ]
                        """);
    }
}
