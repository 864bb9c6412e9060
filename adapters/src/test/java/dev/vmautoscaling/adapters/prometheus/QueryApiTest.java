package dev.vmautoscaling.adapters.prometheus;

import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.prometheus.PrometheusConnection.Login;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.metric.Metric;
import dev.vmautoscaling.domain.metric.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a web server in the place of Prometheus may answer. */
class QueryApiTest {
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    private final List<String> asked = new ArrayList<>();
    private HttpServer web;
    private int status = 200;
    private String body = EMPTY;

    @BeforeEach
    void start() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        web.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    @Test
    void a_path_in_front_and_a_login_are_sent() {
        open("/prom/", new Login.Nobody()).read();
        open("", Login.of("user", "secret")).read();
        open("", Login.of("", "token")).read();

        assertThat(asked)
                .containsExactly(
                        "/prom/api/v1/query []",
                        "/api/v1/query [Basic dXNlcjpzZWNyZXQ=]",
                        "/api/v1/query [Bearer token]");
        assertThat(Login.of("user", "secret").toString() + Login.of("", "token"))
                .doesNotContain("secret", "token");
    }

    @ParameterizedTest
    @CsvSource({
        "200, <html>Welcome</html>, PERMANENT, no JSON",
        "200, '{\"data\":{\"result\":[{\"metric\":{\"service\":\"shop\"},\"val', PERMANENT, ''",
        "302, moved, PERMANENT, moved",
        "400, '{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}', PERMANENT, parse error",
        "401, <h1>Unauthorized</h1>, PERMANENT, Unauthorized",
        "404, nothing here, PERMANENT, nothing here",
        "422, '{\"status\":\"error\",\"error\":\"too many samples\"}', TRANSIENT, too many samples",
        "503, Service Unavailable, TRANSIENT, Service Unavailable"
    })
    void a_bad_answer_is_a_fault(int answered, String text, FaultKind kind, String said) {
        status = answered;
        body = text;

        OutsideFault fault = catchThrowableOfType(
                OutsideFault.class, () -> open("", new Login.Nobody()).read());

        assertThat(fault).hasMessageContaining(said);
        assertThat(fault.kind()).isEqualTo(kind);
    }

    @Test
    void nobody_there_may_come_back() {
        PrometheusMetrics metrics = open("", new Login.Nobody());
        web.stop(0);

        assertThat(catchThrowableOfType(OutsideFault.class, metrics::read).kind())
                .isEqualTo(TRANSIENT);
    }

    @Test
    void what_it_does_not_know_is_skipped() {
        body = """
                {"infos":[{"a":[1]}],"status":"success","data":{"stats":{"x":[{}]},"resultType":"vector","result":[
                {"metric":{"__name__":"service:cpu_busy:ratio","service":"shop"},"value":[1.5,"0.5"],"new":{"a":[]}},
                {"metric":{"__name__":"service:memory_used:ratio","service":"shop"},"value":[1.5,"0.5"]},
                {"metric":{"measured_metric":"cpu","service":"shop"},"value":[1.5,"1763863200.123"]},
                {"metric":{"measured_metric":"disk","service":"shop"},"value":[1.5,"1763863200.123"]},
                {"metric":{"__name__":"somebody:elses","service":"shop"},"value":[1.5,"1"]},
                {"metric":{},"value":[1.5,"1"]}
                ]},"warnings":["slow"]}""";

        assertThat(open("", new Login.Nobody()).read())
                .hasSize(1)
                .hasEntrySatisfying(
                        "shop",
                        readings -> assertThat(readings.samples())
                                .containsOnly(Map.entry(
                                        Metric.CPU, new Sample(0.5, Instant.ofEpochMilli(1_763_863_200_123L)))));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrometheusConnection(
                        "lab", URI.create("prometheus:9090"), new Login.Nobody(), new Trust.PublicAuthorities()));
    }

    private PrometheusMetrics open(String path, Login login) {
        URI url = URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
        return new PrometheusConnection("lab", url, login, new Trust.PublicAuthorities()).open(OutsideCalls.UNHEARD);
    }
}
