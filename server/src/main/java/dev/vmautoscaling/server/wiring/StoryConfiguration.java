package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowRunner;
import dev.vmautoscaling.integrations.MemberDeparture;
import dev.vmautoscaling.pipeline.DriveGate;
import dev.vmautoscaling.scaling.Acting;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.scaling.Emptying;
import dev.vmautoscaling.scaling.Evaluation;
import dev.vmautoscaling.scaling.EventPlans;
import dev.vmautoscaling.scaling.ManualScaling;
import dev.vmautoscaling.scaling.Observation;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.ops.AlertLoop;
import dev.vmautoscaling.server.ops.EvaluationLoop;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import dev.vmautoscaling.server.web.AlertGaps;
import dev.vmautoscaling.server.web.Evaluations;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evaluation, acting and the engine, on the stores and the connections. */
@Configuration(proxyBeanMethods = false)
class StoryConfiguration {
    @Bean
    WorkflowKind scaleOut(Outside outside) {
        return ScaleOut.workflow(outside);
    }

    @Bean
    WorkflowKind scaleIn(Outside outside) {
        return ScaleIn.workflow(outside);
    }

    @Bean
    WorkflowRunner workflowRunner(
            List<WorkflowKind> kinds,
            JdbcWorkflowStore store,
            DriveGate gate,
            WorkflowObserver observer,
            InstantSource time) {
        return new WorkflowRunner(kinds, store, gate, observer, time);
    }

    @Bean
    EventPlans eventPlans(WorkflowKind scaleOut, WorkflowKind scaleIn) {
        return new EventPlans(scaleOut, scaleIn, () -> UUID.randomUUID().toString());
    }

    @Bean
    Acting acting(
            Outside outside,
            JdbcLedger ledger,
            EventPlans plans,
            JdbcWorkflowStore workflows,
            WorkflowStarter starter) {
        return new Acting(outside, ledger, plans, workflows, starter);
    }

    @Bean
    MemberDeparture memberDeparture(
            JdbcLedger ledger,
            EventPlans plans,
            WorkflowStarter starter,
            KillSwitchStore killSwitch,
            InstantSource time) {
        return new Emptying(ledger, plans, starter, killSwitch, time)::empty;
    }

    @Bean
    Observation observation(Outside outside, JdbcLedger ledger, KillSwitchStore killSwitch, InstantSource time) {
        // A virtual thread for each group of a round: a slow F5 holds only its own.
        return new Observation(outside, ledger, killSwitch, Thread::startVirtualThread, time);
    }

    @Bean
    Evaluation evaluation(Observation observation, Acting acting, Decisions decisions, InstantSource time) {
        return new Evaluation(observation, new Decider(), acting, decisions, time);
    }

    @Bean
    ManualScaling manualScaling(Observation observation, Acting acting, Decisions decisions, InstantSource time) {
        return new ManualScaling(observation, new Decider(), acting, decisions, time);
    }

    @Bean
    AlertGaps alertGaps(AlertLoop loop) {
        return loop::gapSuspected;
    }

    @Bean
    Evaluations evaluations(EvaluationLoop loop) {
        return loop::wake;
    }
}
