package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.server.persistence.AlertInbox;
import dev.vmautoscaling.server.persistence.AlertStore;
import dev.vmautoscaling.server.persistence.AuditStore;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.EventStore;
import dev.vmautoscaling.server.persistence.Finder;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcIpPools;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcMembers;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.server.persistence.KillSwitchStore;
import dev.vmautoscaling.server.persistence.RequestKeys;
import dev.vmautoscaling.server.persistence.RevisionStore;
import dev.vmautoscaling.server.persistence.SecretBox;
import dev.vmautoscaling.server.persistence.Sights;
import dev.vmautoscaling.server.persistence.WorkflowProjection;
import dev.vmautoscaling.server.persistence.WorkflowRecords;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StoresConfiguration {
    @Bean
    Installation installation(Database database) {
        return Installation.of(database, () -> UUID.randomUUID().toString());
    }

    @Bean
    JdbcScalingGroups scalingGroups(Database database) {
        return new JdbcScalingGroups(database);
    }

    @Bean
    JdbcIpPools ipPools(Database database) {
        return new JdbcIpPools(database);
    }

    @Bean
    JdbcLeases leases(Database database, JdbcIpPools pools) {
        return new JdbcLeases(database, pools);
    }

    @Bean
    JdbcMembers members(Database database) {
        return new JdbcMembers(database);
    }

    @Bean
    JdbcWorkflowStore workflowStore(Database database, ObjectProvider<WorkflowProjection> projections) {
        return new JdbcWorkflowStore(database, projections.stream().toArray(WorkflowProjection[]::new));
    }

    @Bean
    WorkflowRecords workflowRecords(Database database) {
        return new WorkflowRecords(database);
    }

    @Bean
    JdbcLedger ledger(Database database, JdbcMembers members) {
        return new JdbcLedger(database, members);
    }

    @Bean
    EventStore eventStore(Database database) {
        return new EventStore(database);
    }

    @Bean
    JdbcDecisions decisionRecords(Database database) {
        return new JdbcDecisions(database);
    }

    @Bean
    AlertStore alertStore(Database database) {
        return new AlertStore(database);
    }

    @Bean
    AlertInbox alertInbox(AlertStore store) {
        return new AlertInbox(store);
    }

    @Bean
    KillSwitchStore killSwitchStore(Database database) {
        return new KillSwitchStore(database);
    }

    @Bean
    ConnectionStore connectionStore(Database database, SecretBox secrets) {
        return new ConnectionStore(database, secrets);
    }

    @Bean
    RequestKeys requestKeys(Database database) {
        return new RequestKeys(database);
    }

    @Bean
    Finder finder(Database database) {
        return new Finder(database);
    }

    @Bean
    Sights sights(Database database) {
        return new Sights(database);
    }

    @Bean
    RevisionStore revisionStore(Database database) {
        return new RevisionStore(database);
    }

    @Bean
    AuditStore auditStore(Database database) {
        return new AuditStore(database);
    }
}
