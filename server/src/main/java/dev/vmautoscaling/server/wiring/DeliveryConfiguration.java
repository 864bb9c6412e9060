package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.alertmanager.AlertmanagerFiles;
import dev.vmautoscaling.adapters.alertmanager.Receiver;
import dev.vmautoscaling.adapters.alertmanager.Route;
import dev.vmautoscaling.adapters.delivery.LocalHost;
import dev.vmautoscaling.adapters.prometheus.PrometheusFiles;
import dev.vmautoscaling.adapters.prometheus.ScrapeJob;
import dev.vmautoscaling.adapters.prometheus.ScrapePlan;
import dev.vmautoscaling.adapters.prometheus.TargetFile;
import dev.vmautoscaling.adapters.ssh.SshHost;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.integration.Host;
import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.config.DeliveryDocument;
import dev.vmautoscaling.server.config.ScrapedMembers;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.security.OwnTokens;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The machines on which files of others lie, and those others as owners of files. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    @Bean
    OwnTokens ownTokens(AutoscalerProperties properties) {
        return OwnTokens.in(properties.dataDir());
    }

    @Bean
    ConnectedClients<SshHost, SshHost> sshHosts(ConnectionStore store) {
        // One machine may be reached through another: by the same clients.
        AtomicReference<ConnectedClients<SshHost, SshHost>> all = new AtomicReference<>();
        ConnectedClients<SshHost, SshHost> clients = new ConnectedClients<>(
                Connection.Kind.SSH,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> new SshHost(Deliveries.ssh(
                                connection,
                                secret,
                                name -> Objects.requireNonNull(all.get()).to(name))),
                        host -> host,
                        SshHost::check));
        all.set(clients);
        return clients;
    }

    private static Supplier<Host> hosts(DeliveryDocument document, ConnectedClients<SshHost, SshHost> sshHosts) {
        LocalHost local = new LocalHost();
        return document.via().equals(DeliveryDocument.LOCAL) ? () -> local : () -> sshHosts.to(document.via());
    }

    private static DeliveryDocument delivery(Connection connection) {
        return Deliveries.delivery(connection)
                .orElseThrow(() -> new IllegalArgumentException("it says nothing about delivery"));
    }

    @Bean
    ConnectedClients<PrometheusFiles, PrometheusFiles> prometheusFiles(
            ConnectionStore store,
            ConnectedClients<SshHost, SshHost> sshHosts,
            OwnTokens tokens,
            ScrapedMembers members,
            OutsideCalls calls,
            InstantSource time) {
        return new ConnectedClients<>(
                Connection.Kind.PROMETHEUS,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> {
                            DeliveryDocument document = delivery(connection);
                            return new PrometheusFiles(
                                    Deliveries.api(connection, secret, calls),
                                    Deliveries.settings(document),
                                    plan(document, tokens, () -> targets(members, connection.name())),
                                    hosts(document, sshHosts),
                                    time);
                        },
                        files -> files,
                        PrometheusFiles::system));
    }

    private static ScrapePlan plan(
            DeliveryDocument document, OwnTokens tokens, Supplier<List<TargetFile.Target>> members) {
        return new ScrapePlan(
                document.scrapeInterval(),
                switch (document.targets()) {
                    case HTTP ->
                        new ScrapePlan.Way.Asking(new ScrapeJob.Targets.Asked(
                                Deliveries.ours(document, "/api/service-discovery"),
                                Deliveries.bearer(document, tokens.serviceDiscovery()),
                                document.refreshInterval(),
                                document.caFile()));
                    case FILE -> new ScrapePlan.Way.File(document.refreshInterval(), members);
                    case STATIC -> new ScrapePlan.Way.Static(members);
                });
    }

    private static List<TargetFile.Target> targets(ScrapedMembers members, String prometheus) {
        return members.of(prometheus).stream()
                .map(member -> new TargetFile.Target(member.address(), member.labels()))
                .toList();
    }

    @Bean
    ConnectedClients<AlertmanagerFiles, AlertmanagerFiles> alertmanagerFiles(
            ConnectionStore store,
            ConnectedClients<SshHost, SshHost> sshHosts,
            OwnTokens tokens,
            OutsideCalls calls,
            InstantSource time) {
        return new ConnectedClients<>(
                Connection.Kind.ALERTMANAGER,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> {
                            DeliveryDocument document = delivery(connection);
                            return new AlertmanagerFiles(
                                    Deliveries.api(connection, secret, calls),
                                    Deliveries.settings(document),
                                    installed(document, tokens),
                                    hosts(document, sshHosts),
                                    time);
                        },
                        files -> files,
                        AlertmanagerFiles::system));
    }

    private static AlertmanagerFiles.Installed installed(DeliveryDocument document, OwnTokens tokens) {
        Receiver receiver = new Receiver(
                Receiver.US,
                Deliveries.ours(document, "/api/webhooks/alertmanager"),
                Deliveries.bearer(document, tokens.webhook()),
                true,
                document.caFile());
        Route.Pace pace = new Route.Pace(document.groupInterval(), document.repeatInterval());
        return new AlertmanagerFiles.Installed(receiver, Route.toUs(document.userRoutes(), pace));
    }
}
