package dev.vmautoscaling.server.ops;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.vmautoscaling.domain.alert.Alertmanagers;
import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.pipeline.Offers;
import dev.vmautoscaling.scaling.Evaluation;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.persistence.AlertStore;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.server.persistence.RequestKeys;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class OpsConfiguration {
    @Bean
    Seats seats() {
        return new Seats();
    }

    @Bean
    Watch watch(DataSource source, Seats seats) {
        return new Watch(source, seats);
    }

    @Bean
    Task<Void> workflowTask(WorkflowRunner runner, JdbcWorkflowStore workflows, Seats seats, InstantSource time) {
        return new WorkflowTask(runner, workflows, seats, time).task();
    }

    @Bean
    Task<Void> workflowSweep(JdbcWorkflowStore workflows, InstantSource time) {
        return new Housekeeping(time).sweep(workflows);
    }

    @Bean
    Task<Void> decisionPurge(
            JdbcDecisions decisions, JdbcLeases leases, AutoscalerProperties properties, InstantSource time) {
        return new Housekeeping(time)
                .purge(decisions, leases, properties.decisions().keep());
    }

    @Bean
    Task<Void> offersLook(Offers offers, InstantSource time) {
        return new Housekeeping(time).lookAtOffers(offers);
    }

    @Bean
    Task<Void> requestKeyPurge(RequestKeys keys, InstantSource time) {
        return new Housekeeping(time).forgetKeys(keys);
    }

    /** Lazy, because some workflows start others: the scheduler's tasks need it. */
    @Bean
    WorkflowStarter workflowStarter(@Lazy SchedulerClient client, Seats seats, InstantSource time) {
        return new Wakeups(client, seats, time);
    }

    @Bean
    ClockWatch clockWatch(@Lazy SchedulerClient client, Seats seats, InstantSource time) {
        return new ClockWatch(new Wakeups(client, seats, time)::bringForward, time);
    }

    @Bean
    EvaluationLoop evaluationLoop(
            Evaluation evaluation,
            AutoscalerProperties properties,
            EvaluationLoop.RoundTimes times,
            InstantSource time) {
        return new EvaluationLoop(evaluation::round, properties.evaluation().interval(), times, time);
    }

    @Bean
    AlertLoop alertLoop(
            ConnectionStore connections,
            Connected<Alertmanagers> alertmanagers,
            AlertStore store,
            EvaluationLoop evaluation,
            AutoscalerProperties properties,
            InstantSource time) {
        AlertReading reading = new AlertReading(
                () -> connections.names(Connection.Kind.ALERTMANAGER),
                alertmanagers,
                store,
                evaluation::wake,
                properties.alerts().goneAfter(),
                time);
        return new AlertLoop(
                reading::read,
                properties.alerts().readInterval(),
                (lag, took) -> LoggerFactory.getLogger(AlertReading.class).debug("Alertmanager read in {}", took),
                time);
    }

    @Bean
    VcenterKeepAlive vcenterKeepAlive(Outside outside, InstantSource time) {
        return new VcenterKeepAlive(
                () -> outside.groups().enabled().stream()
                        .map(group -> group.config().placement().vcenter())
                        .collect(Collectors.toUnmodifiableSet()),
                vcenter -> outside.vcenters().to(vcenter).ownedBy(outside.installation()),
                time);
    }

    /** Waiting workflows keep their thread, so it must cost nothing. Two processes on one machine need two names. */
    @Bean
    DbSchedulerCustomizer dbSchedulerCustomizer() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(UUID.randomUUID().toString()));
            }

            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(Executors.newVirtualThreadPerTaskExecutor());
            }
        };
    }
}
