package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.alertmanager.Receiver;
import dev.vmautoscaling.adapters.jenkins.JenkinsConnection;
import dev.vmautoscaling.adapters.jenkins.JenkinsServer;
import dev.vmautoscaling.adapters.jenkins.PublishedJob;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.yaml.Bearer;
import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.job.JobServer;
import dev.vmautoscaling.domain.job.Jobs;
import dev.vmautoscaling.server.config.Binding;
import dev.vmautoscaling.server.config.Findings;
import dev.vmautoscaling.server.config.JenkinsServerDocument;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.Installation;
import dev.vmautoscaling.server.persistence.SecretBox;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jenkins, for services whose engine it is: their jobs, and what starts them. */
@Configuration(proxyBeanMethods = false)
class JenkinsConfiguration {
    @Bean
    JobOrders jobOrders(Installation installation, SecretBox secrets) {
        return new JobOrders(installation, secrets);
    }

    @Bean
    ConnectedClients<JenkinsServer, Jobs> jenkinses(ConnectionStore store, OutsideCalls calls, JobOrders orders) {
        return new ConnectedClients<>(
                Connection.Kind.JENKINS,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> {
                            String controlPlane = document(connection).controlPlane();
                            return new JenkinsConnection(
                                            connection.name(),
                                            connection.url(),
                                            connection.username(),
                                            secret,
                                            Trust.of(connection.sha256(), connection.caPem()))
                                    .open(calls, config -> orders.of(config, controlPlane));
                        },
                        JenkinsServer::jobs,
                        JenkinsServer::check));
    }

    private static JenkinsServerDocument document(Connection connection) {
        return Optional.ofNullable(connection.details().get("jenkins"))
                .flatMap(tree -> Binding.bind(tree, JenkinsServerDocument.class, new Findings()))
                .orElseThrow(
                        () -> new IllegalArgumentException("it does not say where agents reach the control plane"));
    }

    @Bean
    Connected<JobServer> jobServers(ConnectedClients<JenkinsServer, Jobs> jenkinses) {
        return jenkinses.serving(JenkinsServer::ready);
    }

    /** The part of a service's job. */
    @Bean
    PublishedJob publishedJob(ConnectedClients<JenkinsServer, Jobs> jenkinses) {
        Connected<JenkinsServer> servers = jenkinses.serving(server -> server);
        return new PublishedJob(config -> config.jenkins().map(job -> servers.to(job.connection())));
    }

    /** What Alertmanager calls to start the job of a service whose engine is Jenkins. */
    record JobReceivers(ConnectionStore store, Connected<JenkinsServer> servers, JobOrders orders) {
        Optional<Receiver> of(GroupConfig config) {
            return config.jenkins()
                    .filter(job -> config.engine() == GroupConfig.Engine.JENKINS)
                    .map(job -> receiver(config.service(), job));
        }

        private Receiver receiver(String service, JenkinsJob job) {
            Optional<String> authority = store.find(job.connection())
                    .map(ConnectionStore.Stored::connection)
                    .flatMap(connection -> document(connection).caFile());
            return new Receiver(
                    Receiver.jenkins(service),
                    servers.to(job.connection()).webhook(),
                    new Bearer.Token(orders.token(service)),
                    false,
                    authority);
        }
    }

    @Bean
    JobReceivers jobReceivers(
            ConnectionStore store, ConnectedClients<JenkinsServer, Jobs> jenkinses, JobOrders orders) {
        return new JobReceivers(store, jenkinses.serving(server -> server), orders);
    }
}
