package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.adapters.alertmanager.AlertmanagerConnection;
import dev.vmautoscaling.adapters.alertmanager.ListedAlerts;
import dev.vmautoscaling.adapters.f5.F5Connection;
import dev.vmautoscaling.adapters.f5.F5Pools;
import dev.vmautoscaling.adapters.jenkins.JenkinsServer;
import dev.vmautoscaling.adapters.probe.NetworkHealthProbe;
import dev.vmautoscaling.adapters.prometheus.PrometheusConnection;
import dev.vmautoscaling.adapters.prometheus.PrometheusMetrics;
import dev.vmautoscaling.adapters.ssh.SshHost;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.vsphere.VsphereConnection;
import dev.vmautoscaling.domain.alert.Alertmanagers;
import dev.vmautoscaling.domain.connection.Connected;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.job.Jobs;
import dev.vmautoscaling.domain.metric.Metrics;
import dev.vmautoscaling.domain.pool.Pools;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.VmTemplates;
import dev.vmautoscaling.server.persistence.Connection;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.web.Choices;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {
    @Bean
    ConnectedClients<VsphereConnection, VirtualMachines> vcenters(
            ConnectionStore store, OutsideCalls calls, InstantSource time) {
        return new ConnectedClients<>(
                Connection.Kind.VCENTER,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> VsphereConnection.open(
                                new VsphereConnection.Settings(
                                        connection.name(),
                                        connection.url(),
                                        connection.username(),
                                        secret,
                                        trust(connection),
                                        instance -> store.firstInstance(connection.name(), instance)),
                                calls,
                                time),
                        VsphereConnection::machines,
                        VsphereConnection::check));
    }

    @Bean
    Connected<VmTemplates> vmTemplates(ConnectedClients<VsphereConnection, VirtualMachines> vcenters) {
        return vcenters.serving(VsphereConnection::templates);
    }

    @Bean
    ConnectedClients<F5Pools, Pools> f5s(
            ConnectionStore store, OutsideCalls calls, InstantSource time, SyncAlarms alarms) {
        return new ConnectedClients<>(
                Connection.Kind.F5,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> f5(connection, secret).open(calls, time, alarms),
                        pools -> pools,
                        F5Pools::check));
    }

    private static F5Connection f5(Connection connection, String secret) {
        Trust trust = trust(connection);
        return new F5Connection(
                connection.name(),
                connection.urls().stream()
                        .map(url -> new F5Connection.Address(url, trust))
                        .toList(),
                connection.username(),
                secret,
                0);
    }

    @Bean
    ConnectedClients<PrometheusMetrics, Metrics> prometheuses(ConnectionStore store, OutsideCalls calls) {
        return new ConnectedClients<>(
                Connection.Kind.PROMETHEUS,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> new PrometheusConnection(
                                        connection.name(),
                                        connection.url(),
                                        PrometheusConnection.Login.of(connection.username(), secret),
                                        trust(connection))
                                .open(calls),
                        metrics -> metrics,
                        PrometheusMetrics::check));
    }

    @Bean
    ConnectedClients<ListedAlerts, Alertmanagers> alertmanagers(ConnectionStore store, OutsideCalls calls) {
        return new ConnectedClients<>(
                Connection.Kind.ALERTMANAGER,
                store,
                new ConnectedClients.Adapter<>(
                        (connection, secret) -> new AlertmanagerConnection(
                                        connection.name(),
                                        connection.urls(),
                                        connection.username(),
                                        secret,
                                        trust(connection))
                                .open(calls),
                        alerts -> alerts,
                        ListedAlerts::check));
    }

    @Bean
    Choices choices(
            ConnectedClients<VsphereConnection, VirtualMachines> vcenters,
            ConnectedClients<F5Pools, Pools> f5s,
            ConnectedClients<PrometheusMetrics, Metrics> prometheuses) {
        return new Choices(
                vcenters.serving(VsphereConnection::inventory),
                f5s.serving(pools -> pools),
                prometheuses.serving(metrics -> metrics));
    }

    private static Trust trust(Connection connection) {
        return Trust.of(connection.sha256(), connection.caPem());
    }

    @Bean
    NetworkHealthProbe healthProbe() {
        return new NetworkHealthProbe();
    }

    @Bean
    ConnectionChecks connectionChecks(
            ConnectionStore store,
            ConnectedClients<VsphereConnection, VirtualMachines> vcenters,
            ConnectedClients<F5Pools, Pools> f5s,
            ConnectedClients<PrometheusMetrics, Metrics> prometheuses,
            ConnectedClients<ListedAlerts, Alertmanagers> alertmanagers,
            ConnectedClients<SshHost, SshHost> sshHosts,
            ConnectedClients<JenkinsServer, Jobs> jenkinses) {
        return new ConnectionChecks(
                store,
                Map.of(
                        Connection.Kind.VCENTER,
                        vcenters::check,
                        Connection.Kind.F5,
                        f5s::check,
                        Connection.Kind.PROMETHEUS,
                        prometheuses::check,
                        Connection.Kind.ALERTMANAGER,
                        alertmanagers::check,
                        Connection.Kind.SSH,
                        sshHosts::check,
                        Connection.Kind.JENKINS,
                        jenkinses::check));
    }

    @Bean
    SyncFlusher syncFlusher(ConnectedClients<F5Pools, Pools> f5s) {
        return new SyncFlusher(f5s);
    }
}
