package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.Autoscaler;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.server.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Two control planes on one PostgreSQL. */
class ReplicasTest {
    private static final WorkflowKind SHORT =
            new WorkflowKind("short", List.of(new LooksTwice("a"), new LooksTwice("b")));

    /** Not found by scanning. */
    static class Kinds {
        @Bean
        WorkflowKind shortOne() {
            return SHORT;
        }
    }

    private record LooksTwice(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return attempt.number() == 1 ? attempt.notYet("a second look") : Outcome.done();
        }
    }

    @TempDir
    Path directory;

    private List<ConfigurableApplicationContext> replicas = List.of();

    @BeforeEach
    void start() throws SQLException {
        String url = url();
        replicas =
                IntStream.range(0, 2).mapToObj(number -> replica(url, number)).toList();
    }

    private static String url() throws SQLException {
        try (Connection connection = TestDatabase.Kind.POSTGRESQL.fresh().getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private ConfigurableApplicationContext replica(String url, int number) {
        return new SpringApplication(Autoscaler.class, Kinds.class)
                .run(
                        "--server.port=0",
                        "--autoscaler.evaluation.interval=1h",
                        "--autoscaler.data-dir=" + directory.resolve("replica-" + number),
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres");
    }

    @AfterEach
    void stop() {
        replicas.forEach(ConfigurableApplicationContext::close);
    }

    private <T> T of(int replica, Class<T> type) {
        return replicas.get(replica).getBean(type);
    }

    @Test
    void share_the_work_and_do_nothing_twice() {
        List<String> ids = IntStream.range(0, 10).mapToObj(this::opened).toList();
        ids.forEach(id -> IntStream.range(0, 2)
                .forEach(replica -> of(replica, WorkflowStarter.class).start(id)));

        JdbcWorkflowStore workflows = of(0, JdbcWorkflowStore.class);
        Eventually.until(
                "all ended",
                () -> ids.stream()
                        .allMatch(id -> workflows.find(id).orElseThrow().state().hasEnded()));
        assertThat(ids.stream().map(id -> workflows.find(id).orElseThrow()).map(Workflow::steps))
                .allSatisfy(
                        steps -> assertThat(steps).allMatch(step -> step.tries().attempts() == 2));
        assertThat(of(0, Installation.class)).isEqualTo(of(1, Installation.class));
    }

    private String opened(int number) {
        String id = UUID.randomUUID().toString();
        OpenedWorkflow.open(
                of(number % 2, JdbcScalingGroups.class),
                of(number % 2, JdbcLedger.class),
                SHORT,
                id,
                of(0, InstantSource.class).instant());
        return id;
    }
}
