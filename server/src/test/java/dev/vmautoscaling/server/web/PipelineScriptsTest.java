package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.domain.metric.FakeMetrics;
import dev.vmautoscaling.domain.pool.FakePools;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.pipeline.DriveGate;
import dev.vmautoscaling.pipeline.Rule;
import dev.vmautoscaling.pipeline.Stage;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Drives;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.scaling.steps.Outside;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The scripts of the pipeline, really run by a shell, against the interface as it is served. */
@WebTest
class PipelineScriptsTest {
    private static final Path JENKINS = Path.of("../jenkins").toAbsolutePath().normalize();
    private static final int LIMIT_SECONDS = 60;

    @TempDir
    Path workspace;

    @LocalServerPort
    int port;

    @Autowired
    WebContext.Asked asked;

    @Autowired
    Drives drives;

    @Autowired
    WorkflowStore workflows;

    private BuildScene scene;
    private WorkflowRunner runner;
    private final Map<String, String> environment = new HashMap<>();

    @Autowired
    void scene(
            MockMvcTester mvc,
            JdbcClient jdbc,
            FakePools f5,
            FakeMetrics prometheus,
            SettableTime time,
            Outside outside,
            KillSwitch killSwitch,
            Rule rule) {
        scene = new BuildScene(mvc, jdbc, f5, prometheus, time);
        List<Step> steps = ScaleOut.workflow(outside).stepKeys().stream()
                .<Step>map(Easy::new)
                .toList();
        runner = new WorkflowRunner(
                List.of(new WorkflowKind(ScaleOut.KIND, steps)),
                workflows,
                new DriveGate(killSwitch, rule),
                WorkflowObserver.NOBODY,
                time);
    }

    /** Nothing is done outside: what is done there has tests of its own. */
    private record Easy(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return Outcome.done();
        }
    }

    /** How a program ended, and what it wrote to both streams. */
    private record Ran(int exit, String output) {}

    @BeforeEach
    void begin() throws Exception {
        scene.begin();
        asked.started.clear();
        Files.createDirectories(workspace.resolve(".autoscaler"));
        environment.put("AUTOSCALER_URL", "http://localhost:" + port);
        environment.put("AUTOSCALER_TOKEN", Api.secret("pipeline-token"));
        environment.put("AUTOSCALER_PAUSE", "0");
        environment.put("SERVICE", "shop");
        environment.put("ACTION", "scale_out");
        environment.put("BUILD_NUMBER", "12");
        environment.put("BUILD_URL", "https://ci.example.com/job/autoscale-shop/12/");
    }

    @AfterEach
    void end() {
        scene.end();
    }

    private Ran script(String name) throws Exception {
        Path fetched = workspace.resolve(".autoscaler/scripts/" + name);
        return run("/bin/sh", (Files.exists(fetched) ? fetched : JENKINS.resolve("scripts/" + name)).toString());
    }

    /** The control plane works meanwhile. */
    private Ran run(String... command) throws Exception {
        Path output = Files.createTempFile(workspace, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        for (int looks = 0; !process.waitFor(20, TimeUnit.MILLISECONDS); looks++) {
            work();
            if (looks > LIMIT_SECONDS * 50) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " does not end: " + Files.readString(output));
            }
        }
        work();
        String text = Files.readString(output);
        assertThat(text).as("no secret is ever written").doesNotContain(Api.secret("pipeline-token"));
        return new Ran(process.exitValue(), text);
    }

    private void work() {
        for (String workflow : asked.started) {
            asked.started.remove(workflow);
            runner.run(workflow);
        }
    }

    private String state(String file) throws Exception {
        return Files.readString(workspace.resolve(".autoscaler").resolve(file)).strip();
    }

    private Drive drive() {
        return drives.running("shop").getFirst();
    }

    @Test
    void a_build_goes_through_its_stages() throws Exception {
        scene.busy();
        Ran asking = script("ask-permission");
        assertThat(asking.exit()).as(asking.output()).isZero();
        String event = drive().event();
        assertThat(state("event")).isEqualTo(event);
        assertThat(state("kind")).isEqualTo("scale-out");
        for (Stage stage : Stage.of(ScalingEvent.Kind.SCALE_OUT)) {
            Ran ran = script(stage.key());
            assertThat(ran.exit()).as(ran.output()).isZero();
            assertThat(ran.output()).contains(stage.key() + ": done");
        }
        environment.put("AUTOSCALER_RESULT", "SUCCESS");
        assertThat(script("report")).isEqualTo(new Ran(0, "the event is claimed: build #12 ended as SUCCESS\n"));
        assertThat(drives.workflows(event)).allMatch(workflow -> workflow.state() == WorkflowState.COMPLETED);
    }

    @Test
    void a_build_that_must_not_ends_with_the_reason() throws Exception {
        scene.calm();
        Ran ran = script("ask-permission");
        assertThat(ran.exit()).isEqualTo(10);
        assertThat(ran.output()).startsWith("not permitted: nothing asks for more or fewer members");
        assertThat(state("reason")).startsWith("nothing asks for more or fewer members");
        assertThat(script("get-available-ip"))
                .isEqualTo(new Ran(1, "this build has no event: ask-permission comes first\n"));
        assertThat(script("report")).isEqualTo(new Ran(0, ""));
    }

    @Test
    void a_stage_of_a_build_that_has_lost_its_event_fails() throws Exception {
        scene.busy();
        script("ask-permission");
        environment.put("BUILD_URL", "https://ci.example.com/job/autoscale-shop/13/");
        Ran ran = script("create-vm-from-template");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.output()).contains("failed: this build does not drive event");
    }

    @Test
    void an_aborted_build_has_everything_taken_back() throws Exception {
        scene.busy();
        script("ask-permission");
        String event = drive().event();
        script("get-available-ip");
        environment.put("AUTOSCALER_RESULT", "ABORTED");
        assertThat(script("report").exit()).isZero();
        assertThat(drives.workflows(event)).allMatch(workflow -> workflow.state() == WorkflowState.UNDONE);
    }

    @Test
    void a_wrong_token_and_a_wrong_service_are_told() throws Exception {
        environment.put("SERVICE", "shpo");
        assertThat(script("ask-permission").output())
                .isEqualTo("the control plane refuses (status 404): there is no service shpo: did you mean shop?\n");
        environment.put("SERVICE", "../export");
        assertThat(script("ask-permission").output()).isEqualTo("the parameter SERVICE must name a service\n");
        environment.put("SERVICE", "shop");
        environment.put("AUTOSCALER_TOKEN", "guessed");
        assertThat(script("ask-permission"))
                .isEqualTo(new Ran(
                        1, "the control plane does not know the token in the credential vm-autoscaler-token\n"));
        environment.remove("AUTOSCALER_TOKEN");
        assertThat(script("ask-permission").output()).contains("the credential vm-autoscaler-token is missing");
    }

    @Test
    void a_jenkins_without_an_address_of_its_own_can_still_be_told_apart() throws Exception {
        environment.remove("BUILD_URL");
        environment.put("JOB_NAME", "VM-Autoscaling/autoscale shop \"한국\"");
        scene.busy();
        assertThat(script("ask-permission").exit()).isZero();
        assertThat(drive().build().orElseThrow().url()).matches("job/VM-Autoscaling/autoscale_shop_\"_*\"/12/");
    }

    @Test
    void a_control_plane_that_restarts_is_waited_for() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "permitted=false\nreason=later\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            boolean ready = calls.incrementAndGet() > 3;
            exchange.sendResponseHeaders(ready ? 200 : 503, ready ? answer.length : -1);
            if (ready) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
        try {
            environment.put(
                    "AUTOSCALER_URL", "http://localhost:" + server.getAddress().getPort() + "/");
            Ran ran = script("ask-permission");
            assertThat(ran.exit()).isEqualTo(10);
            assertThat(ran.output()).contains("trying again").endsWith("not permitted: later\n");
            assertThat(calls).hasValue(4);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void one_that_is_not_there_is_not_waited_for_for_ever() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            environment.put("AUTOSCALER_URL", "http://localhost:" + taken.getLocalPort());
        }
        environment.put("AUTOSCALER_PATIENCE", "1");
        Ran ran = script("ask-permission");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.output()).endsWith("the control plane does not answer (status 000)\n");
    }

    @Test
    void the_token_is_in_no_programs_arguments() throws Exception {
        Path programs = Files.createDirectories(workspace.resolve("programs"));
        Path curl = programs.resolve("curl");
        Files.writeString(
                curl,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'" + workspace.resolve("arguments")
                        + "'\nPATH=${PATH#*:}\nexec curl \"$@\"\n");
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        scene.calm();
        assertThat(script("ask-permission").exit()).isEqualTo(10);
        assertThat(bootstrap().exit()).isZero();
        assertThat(Files.readString(workspace.resolve("arguments")))
                .contains("/api/pipeline/shop/claim", "/api/pipeline/scripts/report")
                .doesNotContain(Api.secret("pipeline-token"));
    }

    /** The first step of the pipeline, as the sh step of Jenkins runs it. */
    private Ran bootstrap() throws Exception {
        String pipeline = Files.readString(JENKINS.resolve("Jenkinsfile.autoscale"));
        Matcher first = Pattern.compile("sh '''(.*?)'''", Pattern.DOTALL).matcher(pipeline);
        assertThat(first.find()).isTrue();
        Path step = workspace.resolve("step.sh");
        Files.writeString(step, first.group(1).replace("\\\\", "\\"));
        return run("/bin/sh", "-xe", step.toString());
    }

    @Test
    void a_job_without_a_checkout_gets_the_scripts_from_us_and_another_uses_its_own() throws Exception {
        assertThat(bootstrap().exit()).isZero();
        for (String name : Scripts.NAMES) {
            assertThat(workspace.resolve(".autoscaler/scripts/" + name))
                    .hasSameTextualContentAs(JENKINS.resolve("scripts/" + name));
        }
        Path own = Files.createDirectories(workspace.resolve("jenkins/scripts"));
        Files.writeString(own.resolve("autoscaler.sh"), "# our own\n");
        assertThat(bootstrap().exit()).isZero();
        assertThat(workspace.resolve(".autoscaler/scripts/autoscaler.sh")).hasContent("# our own\n");
        assertThat(workspace.resolve(".autoscaler/scripts/report")).doesNotExist();
    }

    @Test
    void a_pipeline_that_cannot_get_its_scripts_fails() throws Exception {
        environment.put("AUTOSCALER_TOKEN", "guessed");
        Ran ran = bootstrap();
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.output()).contains("401");
    }

    @Test
    void the_pipeline_is_groovy_as_jenkins_reads_it_and_leaves_the_jobs_trigger_alone() throws Exception {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Path classes = Files.createDirectories(workspace.resolve("classes"));
        Ran ran = run(
                "groovyc",
                "-d",
                classes.toString(),
                JENKINS.resolve("Jenkinsfile.autoscale").toString());
        assertThat(ran.exit()).as(ran.output()).isZero();
        assertThat(run("groovyc", "--version").output()).contains("2.4.21");
        String code = Files.readString(JENKINS.resolve("Jenkinsfile.autoscale")).replaceAll("(?m)^ *//.*$", "");
        assertThat(code).doesNotContain("triggers", "properties", "parameters {");
    }
}
