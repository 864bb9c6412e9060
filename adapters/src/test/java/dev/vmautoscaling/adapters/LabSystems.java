package dev.vmautoscaling.adapters;

import dev.vmautoscaling.adapters.f5.ConfigSyncAlarms;
import dev.vmautoscaling.adapters.f5.F5Connection;
import dev.vmautoscaling.adapters.f5.F5Pools;
import dev.vmautoscaling.adapters.probe.NetworkHealthProbe;
import dev.vmautoscaling.adapters.prometheus.PrometheusConnection;
import dev.vmautoscaling.adapters.prometheus.PrometheusMetrics;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.vsphere.VsphereConnection;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.monitoring.Monitoring;
import dev.vmautoscaling.lab.monitoring.MonitoringPlan;
import dev.vmautoscaling.lab.process.LabDirectory;
import dev.vmautoscaling.lab.site.Datacenter;
import dev.vmautoscaling.lab.site.Delays;
import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.wire.Login;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The lab's datacenter and monitoring, each system behind its real adapter. */
final class LabSystems implements AutoCloseable {
    final Datacenter datacenter = new Datacenter(false, 0, 0, Delays.NONE, Journal.inMemory());
    final NetworkHealthProbe probe = new NetworkHealthProbe();
    final VsphereConnection vcenter = VsphereConnection.open(
            new VsphereConnection.Settings(
                    "lab-vcenter",
                    datacenter.vcenterLogin().url(),
                    datacenter.vcenterLogin().username(),
                    datacenter.vcenterLogin().password(),
                    trust(datacenter.vcenterLogin()),
                    UnaryOperator.identity()),
            OutsideCalls.UNHEARD,
            InstantSource.system());
    final F5Pools f5 = f5(
            datacenter.site().f5Login().username(), datacenter.site().f5Login().password());

    private final LabDirectory directory = LabDirectory.create();
    private final Monitoring monitoring;
    final PrometheusMetrics prometheus;

    /** @param spoilt the base VM whose exporter is looked for at a port where nothing is; none when all are measured */
    LabSystems(Optional<String> spoilt) {
        Map<String, String> targets = new TreeMap<>();
        datacenter.site().baseMembers().forEach((vm, address) -> {
            int port = spoilt.filter(vm::equals).isPresent() ? 1 : Shop.METRICS_PORT;
            targets.put(vm, address + ":" + port);
        });
        monitoring = Monitoring.start(new MonitoringPlan(Shop.SERVICE, targets, 1), directory);
        prometheus = new PrometheusConnection(
                        "lab-prometheus",
                        monitoring.prometheus(),
                        new PrometheusConnection.Login.Nobody(),
                        new Trust.PublicAuthorities())
                .open(OutsideCalls.UNHEARD);
        datacenter.site().awaitServing();
    }

    private static Trust trust(Login login) {
        return Trust.of(Optional.of(login.sha256()), Optional.empty());
    }

    F5Pools f5(String user, String password) {
        Login login = datacenter.site().f5Login();
        return new F5Connection(
                        "lab-f5", List.of(new F5Connection.Address(login.url(), trust(login))), user, password, 0)
                .open(OutsideCalls.UNHEARD, InstantSource.system(), new ConfigSyncAlarms() {
                    @Override
                    public void heldBack(String connection, String reason) {
                        // one unit has nobody to hand changes to
                    }

                    @Override
                    public void cleared(String connection) {
                        // as above
                    }
                });
    }

    @Override
    public void close() {
        prometheus.close();
        f5.close();
        vcenter.close();
        probe.close();
        monitoring.close();
        datacenter.close();
        directory.close();
    }
}
