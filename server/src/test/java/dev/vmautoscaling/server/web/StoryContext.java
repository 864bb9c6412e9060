package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.engine.InMemoryWorkflows;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.scaling.Acting;
import dev.vmautoscaling.scaling.Emptying;
import dev.vmautoscaling.scaling.EventPlans;
import dev.vmautoscaling.scaling.ManualScaling;
import dev.vmautoscaling.scaling.Observation;
import dev.vmautoscaling.scaling.ScaleIn;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import java.util.UUID;
import org.springframework.context.annotation.Bean;

/** What opens events on the stores of the web side's tests; their work is only noted. */
class StoryContext {
    @Bean
    WorkflowKind scaleIn(Outside outside) {
        return ScaleIn.workflow(outside);
    }

    @Bean
    EventPlans eventPlans(Outside outside, WorkflowKind scaleIn) {
        return new EventPlans(
                ScaleOut.workflow(outside), scaleIn, () -> UUID.randomUUID().toString());
    }

    @Bean
    Acting acting(Outside outside, JdbcLedger ledger, EventPlans plans, WorkflowStarter starter) {
        return new Acting(outside, ledger, plans, new InMemoryWorkflows(workflow -> {}), starter);
    }

    @Bean
    Observation observation(Outside outside, JdbcLedger ledger, KillSwitchStore killSwitch, SettableTime time) {
        return new Observation(outside, ledger, killSwitch, Runnable::run, time);
    }

    @Bean
    ManualScaling manualScaling(Observation observation, Acting acting, JdbcDecisions decisions, SettableTime time) {
        return new ManualScaling(observation, new Decider(), acting, decisions, time);
    }

    @Bean
    Emptying emptying(
            JdbcLedger ledger,
            EventPlans plans,
            WorkflowStarter starter,
            KillSwitchStore killSwitch,
            SettableTime time) {
        return new Emptying(ledger, plans, starter, killSwitch, time);
    }
}
