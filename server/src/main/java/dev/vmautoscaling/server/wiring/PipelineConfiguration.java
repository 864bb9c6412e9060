package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.pipeline.Builds;
import dev.vmautoscaling.pipeline.Claims;
import dev.vmautoscaling.pipeline.DriveGate;
import dev.vmautoscaling.pipeline.DriveLog;
import dev.vmautoscaling.pipeline.Rule;
import dev.vmautoscaling.scaling.Evaluation;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.JdbcDrives;
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
    Rule driveRule(JdbcDrives drives, KillSwitchStore killSwitch, DriveLog log, InstantSource time) {
        return new Rule(drives, killSwitch, log, time);
    }

    @Bean
    DriveGate driveGate(KillSwitchStore killSwitch, Rule rule) {
        return new DriveGate(killSwitch, rule);
    }

    @Bean
    Claims claims(JdbcDrives drives, Rule rule, Evaluation evaluation, KillSwitchStore killSwitch) {
        return new Claims(drives, rule, evaluation, killSwitch);
    }

    @Bean
    Builds builds(JdbcDrives drives, Rule rule, KillSwitchStore killSwitch, WorkflowStarter starter) {
        return new Builds(drives, rule, killSwitch, starter);
    }
}
