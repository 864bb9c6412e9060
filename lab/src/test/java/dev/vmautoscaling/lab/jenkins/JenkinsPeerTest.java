package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cdancy.jenkins.rest.JenkinsClient;
import com.cdancy.jenkins.rest.features.JobsApi;
import dev.vmautoscaling.lab.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that we did not write get along with it. */
class JenkinsPeerTest {

    private static final int CLIENT_IS_MISSING = 2;

    @TempDir
    Path directory;

    private final JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());

    @AfterEach
    void close() {
        jenkins.close();
    }

    @Test
    void a_client_in_java_drives_a_whole_life_cycle() throws IOException {
        try (JenkinsClient client = JenkinsClient.builder()
                .endPoint(jenkins.url().toString())
                .credentials(jenkins.username() + ":" + jenkins.token())
                .build()) {
            assertThat(client.api().systemApi().systemInfo().jenkinsVersion()).isEqualTo("2.555.1");
            JobsApi jobs = client.api().jobsApi();
            String xml = Jobs.pipeline(
                    "pipeline { agent any\n stages { stage('greet') { steps { sh 'echo \"hello $SERVICE\"' } } } }",
                    Jobs.parameters("SERVICE"));
            assertThat(jobs.create(null, "peer", xml).value()).isTrue();
            assertThat(jobs.create(null, "peer", xml).errors()).isNotEmpty();
            assertThat(jobs.config(null, "peer")).contains("hello");
            assertThat(jobs.config(null, "peer", xml.replace("for a test", "changed")))
                    .isTrue();
            assertThat(jobs.jobInfo(null, "peer").description()).isEqualTo("changed");
            assertThat(jobs.disable(null, "peer")).isTrue();
            assertThat(jobs.jobInfo(null, "peer").buildable()).isFalse();
            assertThat(jobs.enable(null, "peer")).isTrue();
            build(client, jobs);
            assertThat(jobs.delete(null, "peer").value()).isTrue();
            assertThat(jobs.jobInfo(null, "peer")).isNull();
        }
    }

    private static void build(JenkinsClient client, JobsApi jobs) {
        int item = jobs.buildWithParameters(null, "peer", Map.of("SERVICE", List.of("shop")))
                .value();
        Eventually.holds(() ->
                assertThat(client.api().queueApi().queueItem(item).executable()).isNotNull());
        int number = client.api().queueApi().queueItem(item).executable().number();
        Eventually.holds(
                () -> assertThat(jobs.buildInfo(null, "peer", number).result()).isEqualTo("SUCCESS"));
        assertThat(jobs.progressiveText(null, "peer", number, 0).text()).contains("hello shop");
        assertThat(jobs.progressiveText(null, "peer", number, 0).hasMoreData()).isFalse();
        assertThat(jobs.workflow(null, "peer", number).stages()).hasSize(1);
        assertThat(jobs.lastBuildNumber(null, "peer")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_client_in_python_drives_one_too_by_token_and_by_password(boolean token)
            throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        script().toString(),
                        jenkins.url().toString(),
                        jenkins.username(),
                        token ? jenkins.token() : jenkins.password())
                .redirectErrorStream(true)
                .start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assumeTrue(client.exitValue() != CLIENT_IS_MISSING || "true".equals(System.getenv("CI")), said);
        assertThat(client.exitValue()).as(said).isZero();
    }

    @Test
    void jenkins_job_builder_makes_a_job_that_its_trigger_starts_and_deletes_it() throws Exception {
        assumeTrue(
                Files.exists(Path.of("/usr/bin/jenkins-jobs")) || "true".equals(System.getenv("CI")),
                "jenkins-job-builder is not installed");
        Path job = Files.writeString(directory.resolve("job.yaml"), """
                - job:
                    name: peer
                    project-type: pipeline
                    sandbox: true
                    dsl: "pipeline { agent any; stages { stage('hello') { steps { echo 'hello' } } } }"
                    triggers:
                      - generic-webhook-trigger: {token: t0ken, regex-filter-text: $status, regex-filter-expression: ^firing$,
                          post-content-params: [{type: JSONPath, key: status, value: $.status}]}
                """);
        Path settings = Files.writeString(
                directory.resolve("jjb.ini"),
                "[jenkins]\nuser=%s\npassword=%s\nurl=%s\n"
                        .formatted(jenkins.username(), jenkins.token(), jenkins.url()));
        builder(settings, "update", job.toString());
        Caller.Answer triggered = Caller.anonymous(jenkins)
                .postJson("/generic-webhook-trigger/invoke?token=t0ken", "{\"status\":\"firing\"}");
        assertThat(triggered.json().at("/jobs/peer/triggered").asBoolean()).isTrue();
        builder(settings, "delete", "peer");
        assertThat(Caller.administrator(jenkins).get("/job/peer/api/json").status())
                .isEqualTo(404);
    }

    private void builder(Path settings, String... order) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/jenkins-jobs", "--conf", settings.toString()));
        command.addAll(List.of(order));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("HOME", directory.toString());
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(said).isZero();
    }

    private static Path script() {
        return Stream.of("bench/peers/jenkins_lifecycle.py", "../bench/peers/jenkins_lifecycle.py")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow()
                .toAbsolutePath();
    }
}
