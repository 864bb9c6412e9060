package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

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
