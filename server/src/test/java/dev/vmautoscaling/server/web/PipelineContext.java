package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.Decider;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.pipeline.Builds;
import dev.vmautoscaling.pipeline.Claims;
import dev.vmautoscaling.pipeline.Rule;
import dev.vmautoscaling.scaling.Acting;
import dev.vmautoscaling.scaling.Evaluation;
import dev.vmautoscaling.scaling.Observation;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcDrives;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import org.springframework.context.annotation.Bean;

/** Builds that come, on the stores of the web side's tests. */
class PipelineContext {
    @Bean
    JdbcDrives drives(Database database) {
        return new JdbcDrives(database);
    }

    @Bean
    Rule driveRule(JdbcDrives drives, JdbcScalingGroups groups, KillSwitchStore killSwitch, SettableTime time) {
        return new Rule(drives, groups, killSwitch, (drive, by, what) -> {}, time);
    }

    @Bean
    Evaluation evaluation(Observation observation, Acting acting, JdbcDecisions decisions, SettableTime time) {
        return new Evaluation(observation, new Decider(), acting, decisions, time);
    }

    @Bean
    Claims claims(JdbcDrives drives, Rule rule, Evaluation evaluation) {
        return new Claims(drives, rule, evaluation);
    }

    @Bean
    Builds builds(JdbcDrives drives, Rule rule, KillSwitchStore killSwitch, WorkflowStarter starter) {
        return new Builds(drives, rule, killSwitch, starter);
    }
}
