package dev.vmautoscaling.lab.guest;

import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.network.LabNetwork;
import dev.vmautoscaling.lab.network.LabNetworkUnavailable;
import dev.vmautoscaling.lab.vcenter.GuestEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The guests of a lab: follows the VMs of the simulated vCenter. When one has booted its address comes into being and a
 * guest listens on it; when it loses power both go.
 */
public final class GuestLab implements AutoCloseable {
    private final LabNetwork network;
    private final GuestProcess process;
    private final UnaryOperator<GuestSpec> size;
    private final Map<String, RunningGuest> running = new ConcurrentHashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    private GuestLab(LabNetwork network, GuestProcess process, UnaryOperator<GuestSpec> size) {
        this.network = network;
        this.process = process;
        this.size = size;
    }

    /**
     * Starts the process in which the guests will run.
     *
     * @param network where; the caller closes it, after this
     * @param size what differs from the usual guest, such as {@code spec -> spec.withCapacity(20)}
     */
    public static GuestLab start(LabNetwork network, Journal journal, UnaryOperator<GuestSpec> size) {
        return new GuestLab(network, GuestProcess.start(network.enter(), journal), size);
    }

    /**
     * Follows a VM of the simulated vCenter; made to be its listener, so it never throws. A guest that cannot run is one
     * of the {@link #troubles}, as a machine would be that boots but is not to be reached.
     */
    public void follow(GuestEvent event) {
        try {
            switch (event) {
                case GuestEvent.Up up -> guestUp(up.vm(), up.address());
                case GuestEvent.Down down -> guestDown(down.vm());
            }
        } catch (IllegalStateException | LabNetworkUnavailable e) {
            troubles.add(event.vm() + ": " + e.getMessage());
        }
    }

    /** Which guests could not be started or stopped as vCenter wanted, and why. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /**
     * A VM has booted with this address. Listens before it returns.
     *
     * @throws IllegalStateException if the guest cannot listen, for instance because the address is taken
     */
    public synchronized void guestUp(String name, String address) {
        network.addAddress(address);
        try {
            GuestSpec spec = size.apply(GuestSpec.usual(name, address));
            if (process.ask(new HostCommand.Start(spec)) instanceof HostAnswer.Started started) {
                running.put(name, started.guest());
            }
        } catch (IllegalStateException e) {
            network.removeAddress(address);
            throw e;
        }
    }

    /** A VM has lost power. One that had no guest is no mistake. */
    public synchronized void guestDown(String name) {
        RunningGuest guest = running.remove(name);
        if (guest != null) {
            process.ask(new HostCommand.Stop(name));
            network.removeAddress(guest.address());
        }
    }

    /** Changes how guests report their health; returns how many running ones it changed. */
    public int health(HealthOrder order) {
        return process.ask(new HostCommand.Health(order)) instanceof HostAnswer.HealthSet set ? set.guests() : 0;
    }

    /** The guests that run now, for the leak check. */
    public List<RunningGuest> running() {
        return List.copyOf(running.values());
    }

    /** The process that hosts the guests. */
    long hostPid() {
        return process.pid();
    }

    /** Ends the process, and every guest with it. */
    @Override
    public synchronized void close() {
        process.close();
        running.values().forEach(guest -> network.removeAddress(guest.address()));
        running.clear();
    }
}
