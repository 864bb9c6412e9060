package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A simulated vCenter and a connection to it. */
final class LabVcenter implements AutoCloseable {
    static final Placement PLACEMENT =
            new Placement("lab-vcenter", "DC0", "DC0_C0", "VM-Autoscaling/shop", "LocalDS_0", "DC0_DVPG0");

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    final VcenterSimulator simulator;
    final VsphereConnection connection;

    LabVcenter(VcenterOptions options) {
        simulator = VcenterSimulator.start(options);
        connection = connect(simulator.url(), simulator.password(), OutsideCalls.UNHEARD);
    }

    VsphereConnection connect(URI url, String password, OutsideCalls calls) {
        return VsphereConnection.open(
                new VsphereConnection.Settings(
                        "lab-vcenter",
                        url,
                        simulator.username(),
                        password,
                        new Trust.Fingerprint(simulator.sha256()),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20)),
                calls,
                InstantSource.system());
    }

    /** A session of its own, for what the port does not tell. */
    <T> T ask(Function<Vim, T> question) {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(new Trust.Fingerprint(simulator.sha256()).context())
                .build();
        Session session = new Session(
                new SoapWire(http, simulator.url(), Duration.ofSeconds(20)),
                new Session.Account(simulator.username(), simulator.password()),
                new Faults("vCenter lab"),
                OutsideCalls.UNHEARD,
                InstantSource.system());
        try (http) {
            return session.run(question);
        } finally {
            session.end();
        }
    }

    /** The names of the networks that the VM is connected to. */
    List<String> networks(VmId id) {
        return ask(vim -> {
            Properties properties = new Properties(vim, "look at networks");
            return properties
                    .of(new Moref("VirtualMachine", id.value()), List.of("network"))
                    .flatMap(vm -> vm.value("network"))
                    .stream()
                    .flatMap(networks -> networks.children().stream())
                    .flatMap(network -> properties.of(network.reference(), List.of("name")).stream())
                    .map(network -> network.text("name"))
                    .toList();
        });
    }

    /** An address that no other guest of this test run has. */
    static IpAddress unusedAddress() {
        int number = ADDRESSES.getAndIncrement();
        return new IpAddress("127.80." + (100 + number / 200) + "." + (1 + number % 200));
    }

    @Override
    public void close() {
        connection.close();
        simulator.close();
    }
}
