package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.alertmanager.AlertmanagerFiles;
import dev.vmautoscaling.adapters.alertmanager.Installation;
import dev.vmautoscaling.adapters.jenkins.PublishedJob;
import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.adapters.prometheus.PublishedRules;
import dev.vmautoscaling.adapters.prometheus.PublishedScrapeJob;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Sharing;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.integrations.ConfigWorkflows;
import dev.vmautoscaling.integrations.GroupRegister;
import dev.vmautoscaling.integrations.MemberDeparture;
import dev.vmautoscaling.integrations.Reach;
import dev.vmautoscaling.scaling.steps.Outside;
import dev.vmautoscaling.server.config.ManagedServices;
import dev.vmautoscaling.server.persistence.ConfigWork;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.DriftStore;
import dev.vmautoscaling.server.persistence.Edit;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems are told of a service, and the workflows that tell them. */
@Configuration(proxyBeanMethods = false)
class IntegrationsConfiguration {
    @Bean
    Delivered delivered(ConnectionStore store) {
        return new Delivered(store);
    }

    @Bean
    ManagedServices managedServices(Delivered delivered) {
        return config -> config.jenkins().isPresent()
                || delivered.of(config.monitoring().prometheus()).isPresent()
                || !delivered.alertmanagers(config).isEmpty();
    }

    @Bean
    DriftStore driftStore(Database database) {
        return new DriftStore(database);
    }

    /** Acts in the name of the workflow; who ordered that stands in the audit record already. */
    @Bean
    GroupRegister groupRegister(JdbcScalingGroups groups, ConfigWork work) {
        return new GroupRegister() {
            @Override
            public void setEnabled(String service, boolean enabled) {
                groups.setEnabled(service, enabled, new Edit("workflow", enabled ? "enable" : "disable"));
            }

            @Override
            public void delete(String service) {
                groups.delete(service, new Edit("workflow", "delete"));
            }

            @Override
            public Optional<String> publishing(String service) {
                return work.publishing(service);
            }
        };
    }

    @Bean
    ConfigWork configWork(Database database) {
        return new ConfigWork(database);
    }

    @Bean
    Sharing sharing(JdbcScalingGroups groups, JdbcMembers members, ConfigWork work, Delivered delivered) {
        return new SharedParts(groups, members, work, delivered::alertmanagers);
    }

    @Bean
    Integrations integrations(
            Delivered delivered,
            Sharing sharing,
            PublishedJob job,
            JenkinsConfiguration.JobReceivers receivers,
            ConnectedClients<PrometheusFiles, PrometheusFiles> prometheuses,
            ConnectedClients<AlertmanagerFiles, AlertmanagerFiles> alertmanagers) {
        Function<GroupConfig, List<AlertmanagerFiles>> told = config ->
                delivered.alertmanagers(config).stream().map(alertmanagers::to).toList();
        return new Integrations(List.<Integration>of(
                job,
                Installation.receiver(told, sharing),
                Installation.route(told, sharing),
                Installation.jenkinsReceiver(told, receivers::of),
                Installation.jenkinsRoute(told, receivers::of),
                new PublishedScrapeJob(name -> delivered.of(name).map(document -> prometheuses.to(name)), sharing),
                new PublishedRules(name -> delivered.of(name).map(document -> prometheuses.to(name)), sharing)));
    }

    @Bean
    ConfigWorkflows configWorkflows(
            Outside outside, Integrations integrations, GroupRegister register, MemberDeparture departure) {
        return ConfigWorkflows.of(
                new Reach(outside.groups(), outside.members(), integrations, register, departure),
                () -> UUID.randomUUID().toString());
    }

    @Bean
    WorkflowKind publishIntegrations(ConfigWorkflows workflows) {
        return workflows.publish();
    }

    @Bean
    WorkflowKind withdrawIntegrations(ConfigWorkflows workflows) {
        return workflows.withdraw();
    }

    @Bean
    WorkflowKind removeConfig(ConfigWorkflows workflows) {
        return workflows.remove();
    }
}
