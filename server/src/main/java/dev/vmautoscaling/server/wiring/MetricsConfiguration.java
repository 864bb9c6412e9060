package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.governor.Governor;
import dev.vmautoscaling.domain.governor.Limits;
import dev.vmautoscaling.domain.governor.Priority;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.ops.EvaluationLoop;
import dev.vmautoscaling.server.persistence.EventStore;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.web.EffectiveMaxes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is measured; each gauge asks the database when it is scraped, so that it cannot be wrong after a restart. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {
    @Bean
    OutsideCalls outsideCalls(MeterRegistry meters) {
        return (system, operation, outcome, took) -> meters.timer(
                        "autoscaler.outside.calls", "system", system, "operation", operation, "outcome", outcome)
                .record(took);
    }

    @Bean
    WorkflowObserver workflowObserver(MeterRegistry meters, InstantSource time) {
        return new MicrometerObserver(meters, time);
    }

    @Bean
    Decisions decisions(JdbcDecisions records, MeterRegistry meters, EffectiveMaxes maxes) {
        return new NotedDecisions(new MeasuredDecisions(records, meters), maxes);
    }

    @Bean
    EvaluationLoop.RoundTimes roundTimes(MeterRegistry meters) {
        return (lag, took) -> {
            meters.timer("autoscaler.evaluation.lag").record(lag);
            meters.timer("autoscaler.evaluation.rounds").record(took);
        };
    }

    @Bean
    Governor governor(AutoscalerProperties properties, MeterRegistry meters, InstantSource time) {
        AutoscalerProperties.Operations most = properties.operations();
        Governor governor = new Governor(
                new Limits(most.perVcenter(), most.perHost(), most.perDatastore()),
                time,
                (priority, waited) -> meters.timer("autoscaler.operations.wait", "priority", priority.name())
                        .record(waited));
        Gauge.builder("autoscaler.operations.running", governor, Governor::running)
                .register(meters);
        for (Priority priority : Priority.values()) {
            Gauge.builder("autoscaler.operations.waiting", governor, waiting -> waiting.waiting(priority))
                    .tag("priority", priority.name())
                    .register(meters);
            Gauge.builder(
                            "autoscaler.operations.longest.wait",
                            governor,
                            waiting -> waiting.longestWait(priority).toMillis() / 1000.0)
                    .tag("priority", priority.name())
                    .baseUnit("seconds")
                    .register(meters);
        }
        return governor;
    }

    @Bean
    SyncAlarms syncAlarms() {
        return new SyncAlarms();
    }

    @Bean
    MeterBinder stateGauges(
            JdbcMembers members, JdbcLeases leases, EventStore events, SyncAlarms alarms, InstantSource time) {
        return meters -> {
            for (MemberState state : MemberState.values()) {
                Gauge.builder("autoscaler.members", () -> members.count(state))
                        .tag("state", state.name())
                        .register(meters);
            }
            for (Lease.State state : Lease.State.values()) {
                Gauge.builder("autoscaler.leases", () -> leases.count(state, time.instant()))
                        .tag("state", state.name())
                        .register(meters);
            }
            Gauge.builder("autoscaler.workflows.stuck", events::stuckWorkflows).register(meters);
            Gauge.builder("autoscaler.workflows.parked.age", () -> parkedAge(events, time))
                    .baseUnit("seconds")
                    .register(meters);
            Gauge.builder("autoscaler.f5.sync.held.back", () -> alarms.reasons().size())
                    .register(meters);
        };
    }

    private static double parkedAge(EventStore events, InstantSource time) {
        return events.oldestParked()
                        .map(since -> Duration.between(since, time.instant()))
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }
}
