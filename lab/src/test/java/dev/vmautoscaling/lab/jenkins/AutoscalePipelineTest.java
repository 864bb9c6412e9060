package dev.vmautoscaling.lab.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.lab.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pipeline that jobs are made with, run by the simulated Jenkins, against a control plane that only says what it is told to. */
class AutoscalePipelineTest {
    private static final Path OURS = Path.of("../jenkins");
    private static final Pattern RESULT = Pattern.compile("\"result\": \"([A-Z_]+)\"");
    private static final String TOKEN = "t0ken-of-the-pipeline";

    private final JenkinsSimulator jenkins = new JenkinsSimulator(JenkinsOptions.defaults());
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private Caller caller;
    private HttpServer controlPlane;

    @BeforeEach
    void begin() throws IOException {
        caller = Caller.administrator(jenkins);
        jenkins.addSecret("vm-autoscaler-token", TOKEN);
        controlPlane = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controlPlane.createContext("/", this::answer);
        controlPlane.start();
        answers.put("claim", "permitted=true\nreason=because\nevent=e-1\nkind=scale-out\n");
        answers.put("result", "state=claimed\nmessage=heard\n");
    }

    @AfterEach
    void end() {
        jenkins.close();
        controlPlane.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean knowsUs =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isScript = path.contains("/scripts/");
        if (!isScript) {
            Matcher result = RESULT.matcher(body);
            calls.add(result.find() ? name + " " + result.group(1) : name);
        }
        String text = isScript
                ? Files.readString(OURS.resolve("scripts").resolve(name))
                : answers.getOrDefault(name, "state=done\nmessage=well\n");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(knowsUs ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void start() throws IOException {
        String pipeline = Files.readString(OURS.resolve("Jenkinsfile.autoscale"));
        caller.postXml(
                "/createItem?name=p", Jobs.pipeline(pipeline, Jobs.parameters("SERVICE", "ACTION", "AUTOSCALER_URL")));
        String url = "http://127.0.0.1:" + controlPlane.getAddress().getPort();
        assertThat(caller.post("/job/p/buildWithParameters?SERVICE=shop&ACTION=scale_out&AUTOSCALER_URL="
                                + URLEncoder.encode(url, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
    }

    /** Until it has ended. */
    private String log(String result) {
        Eventually.holds(
                () -> assertThat(caller.get("/job/p/1/consoleText").body()).contains("Finished: "));
        String log = caller.get("/job/p/1/consoleText").body();
        assertThat(log).endsWith("Finished: " + result + "\n").doesNotContain(TOKEN);
        return log;
    }

    private List<String> skipped() {
        return caller.get("/job/p/1/wfapi/describe")
                .json()
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("status").asString().equals("NOT_EXECUTED"))
                .map(stage -> stage.path("name").asString())
                .toList();
    }

    @Test
    void goes_through_the_stages_of_what_it_was_given_and_tells_its_end() throws IOException {
        start();
        log("SUCCESS");
        assertThat(calls)
                .containsExactly(
                        "claim",
                        "get-available-ip",
                        "create-vm-from-template",
                        "health-check",
                        "add-f5-pool-member",
                        "result SUCCESS");
        assertThat(skipped()).containsExactly("scale-in");
    }

    @Test
    void scales_in_when_that_is_what_it_was_given() throws IOException {
        answers.put("claim", "permitted=true\nreason=because\nevent=e-1\nkind=scale-in\n");
        start();
        log("SUCCESS");
        assertThat(calls).containsExactly("claim", "scale-in", "result SUCCESS");
    }

    @Test
    void ends_as_not_built_with_the_reason_when_it_must_not() throws IOException {
        answers.put("claim", "permitted=false\nreason=the group rests after its last event\n");
        start();
        assertThat(log("NOT_BUILT")).contains("not permitted: the group rests after its last event");
        assertThat(calls).containsExactly("claim");
        assertThat(skipped()).hasSize(5);
    }

    @Test
    void stops_at_a_stage_that_fails_and_tells_that_too() throws IOException {
        answers.put("create-vm-from-template", "state=failed\nmessage=no space left\n");
        start();
        assertThat(log("FAILURE")).contains("create-vm-from-template: failed: no space left");
        assertThat(calls).containsExactly("claim", "get-available-ip", "create-vm-from-template", "result FAILURE");
    }

    @Test
    void tells_when_somebody_stops_it() throws IOException {
        answers.put("create-vm-from-template", "state=running\nmessage=vCenter clones\nretryAfterSeconds=1\n");
        start();
        Eventually.holds(() -> assertThat(calls).contains("create-vm-from-template"));
        assertThat(caller.post("/job/p/1/stop").status()).isEqualTo(302);
        log("ABORTED");
        assertThat(calls.getLast()).isEqualTo("result ABORTED");
    }
}
