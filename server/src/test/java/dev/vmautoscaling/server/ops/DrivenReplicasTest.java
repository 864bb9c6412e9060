package dev.vmautoscaling.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.pipeline.Builds;
import dev.vmautoscaling.pipeline.Claims;
import dev.vmautoscaling.pipeline.Progress;
import dev.vmautoscaling.pipeline.Stage;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Fact;
import dev.vmautoscaling.scaling.Opening;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.Autoscaler;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.JdbcDrives;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.server.persistence.Paging;
import dev.vmautoscaling.server.persistence.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Builds that speak to several control planes on one PostgreSQL; the third one goes. */
class DrivenReplicasTest {
    private static final WorkflowKind DRIVEN = new WorkflowKind(
            "driven",
            List.of(new LooksTwice("reserve-ip-address"), new LooksTwice("clone-vm"), new LooksTwice("probe-health")));

    /** Not found by scanning. */
    static class Kinds {
        @Bean
        WorkflowKind driven() {
            return DRIVEN;
        }
    }

    private record LooksTwice(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return attempt.number() == 1 ? attempt.notYet("a second look") : Outcome.done();
        }
    }

    @TempDir
    static Path directory;

    private static List<ConfigurableApplicationContext> replicas = List.of();

    @BeforeAll
    static void start() {
        String url = TestDatabase.postgresqlUrl();
        replicas =
                IntStream.range(0, 3).mapToObj(number -> replica(url, number)).toList();
    }

    private static ConfigurableApplicationContext replica(String url, int number) {
        return new SpringApplication(Autoscaler.class, Kinds.class)
                .run(
                        "--server.port=0",
                        "--autoscaler.evaluation.interval=1h",
                        "--autoscaler.data-dir=" + directory.resolve("replica-" + number),
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres");
    }

    @AfterAll
    static void stop() {
        replicas.forEach(ConfigurableApplicationContext::close);
    }

    private static <T> T of(int replica, Class<T> type) {
        return replicas.get(replica).getBean(type);
    }

    private static Drive.Build build(int number) {
        return new Drive.Build("#" + number, "https://ci.example.com/job/autoscale/" + number + "/");
    }

    /** A service of its own, with an event that is offered. */
    private static ScalingGroup offered(String service, Duration lease) {
        JenkinsJob job = new JenkinsJob(
                "ci", "", "", Optional.empty(), false, Duration.ofMinutes(10), Duration.ofMinutes(10), lease);
        GroupConfig config = Configs.with(
                Configs.with(
                        Configs.with(Configs.shop(), "jenkins", Optional.of(job)),
                        "engine",
                        GroupConfig.Engine.JENKINS),
                "service",
                service);
        ScalingGroup group = of(0, JdbcScalingGroups.class)
                .create(config, true, new Edit("admin", "create"))
                .group();
        Instant now = of(0, InstantSource.class).instant();
        String id = UUID.randomUUID().toString();
        ScalingEvent event = new ScalingEvent(
                id, service, ScalingEvent.Kind.SCALE_OUT, ScalingEvent.State.RUNNING, "test", now, Optional.empty());
        Workflow workflow =
                Workflow.pending("of-" + id, DRIVEN, id, service, "nobody", Map.of(Fact.DRIVEN, "true"), now);
        Opening opening =
                new Opening(event, List.of(), List.of(workflow), 0, Optional.of(Drive.offer(event, job, now)));
        of(0, JdbcLedger.class)
                .open(service, group.version(), books -> Optional.of(opening))
                .orElseThrow();
        of(0, WorkflowStarter.class).start(workflow.id());
        return group;
    }

    private static Claims.Claim claim(int replica, ScalingGroup group, Drive.Build build) {
        return of(replica, Claims.class).claim(group, build, Optional.empty());
    }

    private static Workflow workflow(String event) {
        return of(1, JdbcWorkflowStore.class).find("of-" + event).orElseThrow();
    }

    /** As the script does it, at one replica. */
    private static void await(int replica, String event, Stage stage) {
        Eventually.until(stage + " of " + event, () -> {
            Progress progress =
                    of(replica, Builds.class).stage(event, build(1), stage).orElseThrow();
            assertThat(progress.state()).as(progress.message()).isNotEqualTo(Progress.State.FAILED);
            return workflow(event).isDone(stage.steps().getFirst());
        });
    }

    @Test
    void a_build_may_speak_to_any_of_them_and_nothing_begins_before_it_asks() {
        ScalingGroup group = offered("any", Duration.ofMinutes(5));
        String event = claim(0, group, build(1)).event().orElseThrow().event();
        await(1, event, Stage.GET_AVAILABLE_IP);
        assertThat(workflow(event).hasStarted("clone-vm")).isFalse();
        await(0, event, Stage.CREATE_VM_FROM_TEMPLATE);
        assertThat(workflow(event).hasStarted("probe-health")).isFalse();
        await(1, event, Stage.HEALTH_CHECK);
        Eventually.until("ended", () -> workflow(event).state() == WorkflowState.COMPLETED);
    }

    @Test
    void a_build_goes_on_at_another_one_when_its_own_stops_in_mid_stage() {
        ScalingGroup group = offered("moved", Duration.ofMinutes(5));
        String event = claim(2, group, build(1)).event().orElseThrow().event();
        await(2, event, Stage.GET_AVAILABLE_IP);
        of(2, Builds.class).stage(event, build(1), Stage.CREATE_VM_FROM_TEMPLATE);
        replicas.getLast().close();
        await(0, event, Stage.CREATE_VM_FROM_TEMPLATE);
        await(1, event, Stage.HEALTH_CHECK);
        Eventually.until("ended", () -> workflow(event).state() == WorkflowState.COMPLETED);
        assertThat(workflow(event).steps())
                .allMatch(step -> step.tries().attempts() <= 3, "each done once, or looked for once more");
    }

    @Test
    void of_two_builds_that_ask_two_of_them_at_once_one_gets_the_event() throws Exception {
        for (int round = 0; round < 10; round++) {
            ScalingGroup group = offered("race-" + round, Duration.ofMinutes(5));
            CyclicBarrier start = new CyclicBarrier(2);
            List<Callable<Claims.Claim>> builds = IntStream.range(0, 2)
                    .<Callable<Claims.Claim>>mapToObj(number -> () -> {
                        start.await();
                        return claim(number, group, build(number + 1));
                    })
                    .toList();
            List<Claims.Claim> claims = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Claims.Claim> answer : threads.invokeAll(builds)) {
                    claims.add(answer.get());
                }
            }
            assertThat(claims).filteredOn(claim -> claim.event().isPresent()).hasSize(1);
        }
    }

    @Test
    void a_build_that_is_not_heard_of_any_more_has_its_event_taken_back_without_anybodys_call() {
        ScalingGroup group = offered("gone", Duration.ofSeconds(3));
        String event = claim(1, group, build(1)).event().orElseThrow().event();
        of(1, Builds.class).stage(event, build(1), Stage.CREATE_VM_FROM_TEMPLATE);
        Eventually.until("taken back", () -> workflow(event).state() == WorkflowState.UNDONE);
        assertThat(workflow(event).isDone("probe-health")).isFalse();
        assertThat(of(0, JdbcDrives.class).of(event).orElseThrow().state()).isEqualTo(Drive.State.WITHDRAWN);
        assertThat(of(0, AuditStore.class)
                        .list(Optional.empty(), Optional.empty(), Paging.first(100))
                        .items())
                .filteredOn(entry -> entry.what().equals("drive event " + event + " of gone"))
                .extracting(entry -> entry.who() + ": " + entry.detail())
                .containsExactly(
                        "control plane: build #1 was not heard of for 3 s; " + build(1).url(),
                        "jenkins: stage create-vm-from-template; " + build(1).url(),
                        "jenkins: claim; " + build(1).url());
    }
}
