package dev.vmautoscaling.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.Eventually;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadGeneratorTest {
    private static final LoadProfile HUNDRED_IN_HALF_A_SECOND =
            LoadProfile.of(1, LoadPhase.constant(Duration.ofMillis(500), 200));
    private static final LoadSettings.Connections ALL_KEPT =
            new LoadSettings.Connections(1, Duration.ofMinutes(1), Duration.ofMinutes(1));

    @Test
    void sends_what_the_profile_says_and_counts_who_served_it() throws Exception {
        try (ScriptedServer server = ScriptedServer.good()) {
            LoadReport report = run(LoadSettings.usual(server.uri(), HUNDRED_IN_HALF_A_SECOND));

            assertThat(report.total()).isEqualTo(100);
            assertThat(report.failures()).isEmpty();
            assertThat(report.servedBy()).isEqualTo(Map.of("shop-01", 100L));
            assertThat(report.inFlight()).isZero();
            assertThat(report.ended()).isTrue();
            assertThat(report.latency().p50()).isPositive();
        }
    }

    @Test
    void arrivals_do_not_wait_for_a_server_that_answers_nothing() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.hasRequest();
                    release.await();
                    connection.say(ScriptedServer.OK);
                });
                LoadGenerator load = start(server.uri(), 0)) {
            Eventually.holds(() -> assertThat(load.snapshot().inFlight()).isEqualTo(100));
            release.countDown();

            assertThat(load.await().good()).isEqualTo(100);
        }
    }

    @Test
    void kept_connections_are_reused() throws Exception {
        try (ScriptedServer server = ScriptedServer.good()) {
            run(LoadSettings.usual(server.uri(), HUNDRED_IN_HALF_A_SECOND).withConnections(ALL_KEPT));

            assertThat(server.connections()).isLessThan(100);
        }
    }

    @Test
    void every_request_has_its_own_connection_if_none_is_kept() throws Exception {
        try (ScriptedServer server = ScriptedServer.good();
                LoadGenerator load = start(server.uri(), 0)) {
            load.await();

            assertThat(server.connections()).isEqualTo(100);
        }
    }

    @Test
    void a_kept_connection_that_is_closed_before_an_answer_is_replaced_and_does_not_count_as_failed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.hasRequest();
            connection.say(ScriptedServer.OK);
            connection.hasRequest();
        })) {
            LoadReport report = run(
                    LoadSettings.usual(server.uri(), HUNDRED_IN_HALF_A_SECOND).withConnections(ALL_KEPT));

            assertThat(report.failures()).isEmpty();
            assertThat(report.good()).isEqualTo(100);
            assertThat(report.reconnects()).isPositive();
        }
    }

    @Test
    void a_new_connection_that_is_closed_before_an_answer_has_failed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::hasRequest)) {
            LoadReport report = run(LoadSettings.usual(server.uri(), HUNDRED_IN_HALF_A_SECOND));

            assertThat(report.failures()).isEqualTo(Map.of("closed without an answer", 100L));
            assertThat(report.reconnects()).isZero();
        }
    }

    @Test
    void an_answer_that_breaks_off_has_failed_even_on_a_kept_connection() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.hasRequest();
            connection.say(ScriptedServer.OK);
            connection.hasRequest();
            connection.say("HTTP/1.1 200 OK\r\nContent-");
        })) {
            LoadReport report = run(
                    LoadSettings.usual(server.uri(), HUNDRED_IN_HALF_A_SECOND).withConnections(ALL_KEPT));

            assertThat(report.failures()).containsOnlyKeys("closed in the middle of an answer");
        }
    }

    @Test
    void other_answers_than_2xx_have_failed_with_their_status() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.hasRequest()) {
                connection.say("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbusy\r\n0\r\n\r\n");
            }
        })) {
            LoadReport report = run(LoadSettings.usual(server.uri(), HUNDRED_IN_HALF_A_SECOND));

            assertThat(report.failures()).isEqualTo(Map.of("status 503", 100L));
        }
    }

    @Test
    void a_request_over_the_timeout_has_failed_and_one_over_the_limit_is_slow() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer silent = new ScriptedServer(connection -> never.await());
                ScriptedServer good = ScriptedServer.good()) {
            LoadSettings settings = LoadSettings.usual(silent.uri(), HUNDRED_IN_HALF_A_SECOND);
            assertThat(run(settings.withTimeout(Duration.ofMillis(200))).failures())
                    .isEqualTo(Map.of("timeout", 100L));

            LoadSettings strict = LoadSettings.usual(good.uri(), HUNDRED_IN_HALF_A_SECOND);
            assertThat(run(strict.withSlowLimit(Duration.ZERO)).slow()).isEqualTo(100);
        }
    }

    @Test
    void nobody_listening_is_a_failure_with_its_cause() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        LoadReport report = run(LoadSettings.usual(URI.create("http://127.0.0.1:" + free), HUNDRED_IN_HALF_A_SECOND));

        assertThat(report.failures()).isEqualTo(Map.of("Connection refused", 100L));
    }

    @Test
    void ends_at_its_greatest_number_of_requests_and_on_order() throws Exception {
        LoadProfile endless = LoadProfile.of(1, LoadPhase.constant(Duration.ofHours(1), 100));
        try (ScriptedServer server = ScriptedServer.good()) {
            LoadSettings settings = LoadSettings.usual(server.uri(), endless);
            assertThat(run(settings.withMaxRequests(5)).total()).isEqualTo(5);

            try (LoadGenerator load = LoadGenerator.start(settings)) {
                load.stop();
                assertThat(load.await().ended()).isTrue();
            }
        }
    }

    @Test
    void idle_connections_end_by_themselves_so_that_a_draining_server_gets_rid_of_them() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        LoadProfile oneThenNothing = new LoadProfile(
                List.of(LoadPhase.constant(Duration.ofSeconds(1), 1), LoadPhase.constant(Duration.ofHours(1), 0.001)),
                0,
                1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    while (connection.hasRequest()) {
                        connection.say(ScriptedServer.OK);
                    }
                    closed.countDown();
                });
                LoadGenerator load = LoadGenerator.start(LoadSettings.usual(server.uri(), oneThenNothing)
                        .withConnections(
                                new LoadSettings.Connections(1, Duration.ofMinutes(1), Duration.ofMillis(100))))) {

            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(load.snapshot().failures()).isEmpty();
        }
    }

    private static LoadReport run(LoadSettings settings) throws InterruptedException {
        try (LoadGenerator load = LoadGenerator.start(settings)) {
            return load.await();
        }
    }

    private static LoadGenerator start(URI target, double keptShare) {
        return LoadGenerator.start(LoadSettings.usual(target, HUNDRED_IN_HALF_A_SECOND)
                .withConnections(
                        new LoadSettings.Connections(keptShare, Duration.ofMinutes(1), Duration.ofMinutes(1))));
    }
}
