package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.job.Jobs;
import dev.vmautoscaling.pipeline.Builds;
import dev.vmautoscaling.pipeline.Claims;
import dev.vmautoscaling.pipeline.DriveGate;
import dev.vmautoscaling.pipeline.DriveLog;
import dev.vmautoscaling.pipeline.Offers;
import dev.vmautoscaling.pipeline.Rule;
import dev.vmautoscaling.scaling.Evaluation;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.JdbcDrives;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds that drive events. */
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {
    @Bean
    JdbcDrives drives(Database database) {
        return new JdbcDrives(database);
    }

    @Bean
    DriveLog driveLog(AuditStore audit) {
        return new AuditedDrives(audit);
    }

    @Bean
    Rule driveRule(
            JdbcDrives drives, JdbcScalingGroups groups, KillSwitchStore killSwitch, DriveLog log, InstantSource time) {
        return new Rule(drives, groups, killSwitch, log, time);
    }

    @Bean
    DriveGate driveGate(KillSwitchStore killSwitch, Rule rule) {
        return new DriveGate(killSwitch, rule);
    }

    @Bean
    Claims claims(JdbcDrives drives, Rule rule, Evaluation evaluation) {
        return new Claims(drives, rule, evaluation);
    }

    @Bean
    Builds builds(JdbcDrives drives, Rule rule, KillSwitchStore killSwitch, WorkflowStarter starter) {
        return new Builds(drives, rule, killSwitch, starter);
    }

    @Bean
    Offers offers(
            JdbcDrives drives,
            Rule rule,
            JdbcScalingGroups groups,
            Connected<Jobs> jenkinses,
            WorkflowStarter starter) {
        return new Offers(drives, rule, groups, config -> trigger(jenkinses, config), starter);
    }

    private static void trigger(Connected<Jobs> jenkinses, GroupConfig config) {
        String connection = config.jenkins()
                .map(JenkinsJob::connection)
                .orElseThrow(() -> new OutsideFault(
                        FaultKind.PERMANENT,
                        "Jenkins",
                        "trigger a build of " + config.service(),
                        "its config names no Jenkins any more",
                        ""));
        jenkinses.to(connection).trigger(config);
    }
}
