package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.GuestNetwork;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.VirtualMachinesContract;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmLabels;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A simulated vCenter and a connection to it. */
final class LabVcenter implements VirtualMachinesContract.World, AutoCloseable {
    static final VmLabels.Tag TAG = new VmLabels.Tag("environment", "test");

    static final Placement PLACEMENT =
            new Placement("lab-vcenter", "DC0", "DC0_C0", "VM-Autoscaling/shop", "LocalDS_0", "DC0_DVPG0");

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private boolean hasTag;
    final VcenterSimulator simulator;
    final VsphereConnection connection;

    LabVcenter(VcenterOptions options) {
        simulator = VcenterSimulator.start(options);
        connection = connect(simulator.url(), simulator.password(), OutsideCalls.UNHEARD);
    }

    @Override
    public VirtualMachines machines() {
        return connection.machines();
    }

    @Override
    public Placement placement() {
        return PLACEMENT;
    }

    @Override
    public String template() {
        return "shop-template";
    }

    /** Made when first asked for: most tests need none. */
    @Override
    public synchronized VmLabels.Tag tag() {
        if (!hasTag) {
            new LabTags(simulator).make(TAG);
            hasTag = true;
        }
        return TAG;
    }

    @Override
    public List<VmId> keptApart(String rule) {
        return ask(vim -> new Inventory(vim, new Faults("vCenter lab"), "look at rules")
                .cluster(PLACEMENT.datacenter(), PLACEMENT.cluster()).rules().stream()
                        .filter(one -> one.text("name").equals(rule))
                        .flatMap(one -> one.children("vm").stream())
                        .map(vm -> new VmId(vm.text()))
                        .toList());
    }

    /** The host that the VM is on. */
    String host(VmId id) {
        return ask(vim -> new Properties(vim, "look at host")
                .of(VmProperties.reference(id), List.of("runtime.host"))
                .map(vm -> vm.text("runtime.host"))
                .orElse(""));
    }

    /** An order that nothing else of this test run collides with. */
    static CloneOrder order() {
        String name = "x" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        return new CloneOrder(
                "shop-template",
                name,
                CloneMode.FULL,
                PLACEMENT,
                new GuestNetwork(nextAddress(), 24, new IpAddress("127.80.1.1"), List.of()),
                new OwnershipMark("installation-of-" + name, "shop", "m", "w"));
    }

    TaskStatus end(TaskId task) {
        eventually(() -> !(machines().status(task) instanceof TaskStatus.Running));
        return machines().status(task);
    }

    /** The VM that the order made. */
    Vm cloned(CloneOrder order) {
        assertThat(end(machines().startClone(order))).isInstanceOf(TaskStatus.Succeeded.class);
        return machines().findByName(order.placement(), order.name()).orElseThrow();
    }

    static void eventually(BooleanSupplier condition) {
        long giveUpAt = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(giveUpAt);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
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
                        Duration.ofSeconds(20),
                        UnaryOperator.identity()),
                calls,
                InstantSource.system());
    }

    /** A session of its own, for what the port does not tell. */
    <T> T ask(Function<Vim, T> question) {
        Lines lines = new Lines(
                simulator.url(),
                new Trust.Fingerprint(simulator.sha256()).context(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20));
        Session session = new Session(
                new SoapWire(lines),
                new Session.Account(simulator.username(), simulator.password()),
                new Faults("vCenter lab"),
                UnaryOperator.identity(),
                OutsideCalls.UNHEARD,
                InstantSource.system());
        try {
            return session.run(question);
        } finally {
            session.end();
            lines.close();
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

    @Override
    public IpAddress unusedAddress() {
        return nextAddress();
    }

    /** An address that no other guest of this test run has. */
    private static IpAddress nextAddress() {
        int number = ADDRESSES.getAndIncrement();
        return new IpAddress("127.80." + (100 + number / 200) + "." + (1 + number % 200));
    }

    @Override
    public void close() {
        connection.close();
        simulator.close();
    }
}
