package dev.vmautoscaling.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.server.ops.EvaluationLoop;
import dev.vmautoscaling.server.persistence.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "autoscaler.evaluation.interval=1h")
class ApplicationTest {
    @TempDir
    static Path parent;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("autoscaler.data-dir", () -> parent.resolve("data").toString());
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Installation installation;

    @Autowired
    EvaluationLoop loop;

    @Autowired
    MeterRegistry meters;

    @Test
    void the_database_is_migrated() {
        assertThat(jdbc.sql("select count(*) from flyway_schema_history where success")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void the_database_loses_nothing_that_was_committed() {
        assertThat(jdbc.sql("""
                        select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'""").query(String.class).single()).isEqualTo("0");
    }

    @Test
    void secrets_lie_where_only_their_owner_can_read_them() throws Exception {
        Path data = parent.resolve("data");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_installation_has_its_identity() {
        assertThat(installation.id()).hasSize(36);
    }

    @Test
    void nothing_is_left_of_the_rehearsed_alerts() {
        assertThat(jdbc.sql("select count(*) from alert").query(Long.class).single())
                .isZero();
    }

    @Test
    void a_hint_runs_a_round_at_once_and_rounds_are_measured() {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (rounds() < 1 && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        long before = rounds();
        loop.wake();
        while (rounds() == before && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(rounds()).isEqualTo(before + 1);
        assertThat(meters.get("autoscaler.members")
                        .tag("state", "IN_SERVICE")
                        .gauge()
                        .value())
                .isZero();
    }

    private long rounds() {
        return meters.timer("autoscaler.evaluation.rounds").count();
    }
}
