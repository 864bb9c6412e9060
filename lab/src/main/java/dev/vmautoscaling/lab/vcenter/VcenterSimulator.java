package dev.vmautoscaling.lab.vcenter;

import dev.vmautoscaling.lab.journal.Journal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated vCenter as a child process on 127.0.0.1. Closing it leaves no process, port or file; should this JVM die,
 * the child ends by itself.
 */
public final class VcenterSimulator implements AutoCloseable {

    private final VcenterProcess process;
    private final VcenterControl control;
    private final VcenterOptions options;

    private VcenterSimulator(VcenterProcess process, VcenterOptions options) {
        this.process = process;
        this.options = options;
        this.control = new VcenterControl(process.ready(), VcenterOptions.USERNAME, options.password());
    }

    /**
     * Starts a simulated vCenter, building the program on first use (about half a minute).
     *
     * @throws IllegalStateException with what to install or to repair, if it cannot be built or started
     */
    public static VcenterSimulator start(VcenterOptions options) {
        return start(options, null);
    }

    /** The same, with all calls and deliberate delays going to a journal. */
    public static VcenterSimulator start(VcenterOptions options, @Nullable Journal journal) {
        var cache = options.cache() == null ? VcenterProgram.defaultCache() : options.cache();
        return new VcenterSimulator(
                VcenterProcess.start(VcenterProgram.in(cache), options.arguments(), journal), options);
    }

    /** The SOAP endpoint, {@code https://127.0.0.1:port/sdk}. */
    public URI url() {
        return process.ready().url();
    }

    public String username() {
        return VcenterOptions.USERNAME;
    }

    public String password() {
        return options.password();
    }

    /** SHA-256 of the certificate as hex pairs with colons. It is made at start and self-signed for 127.0.0.1. */
    public String sha256() {
        return process.ready().sha256();
    }

    /** The child's process id. */
    public long pid() {
        return process.ready().pid();
    }

    /** Where the child keeps its files. */
    Path files() {
        return process.files();
    }

    /**
     * Hears of all guests that are up and of all changes from now on, in order, one at a time, on a thread that is only
     * for this: a slow listener delays nothing but itself.
     */
    public void onGuest(Consumer<GuestEvent> listener) {
        process.onGuest(listener);
    }

    /** All VMs and templates by name, asked from the simulator itself and not through its API. */
    public List<SimulatedVm> vms() {
        return control.vms();
    }

    /** Orders a fault. Earlier orders strike first. */
    public void inject(InjectedFault fault) {
        control.inject(fault);
    }

    /** Takes back all faults. */
    public void clearFaults() {
        control.clearFaults();
    }

    /** How many calls the ordered faults have struck, in the order of the orders. */
    public int[] struck() {
        return control.struck();
    }

    /**
     * Restarts vCenter: connections are refused for a while; sessions and tasks are gone afterwards, guests run on.
     * Returns at once, while connections are still being closed.
     *
     * @param down how long connections are refused
     * @param tasks what becomes of the tasks that are running
     */
    public void restart(Duration down, UnfinishedTasks tasks) {
        control.restart(down, tasks);
    }

    /** What a restart makes of running tasks. */
    public enum UnfinishedTasks {
        DONE,
        LOST
    }

    /** Switches DRS on or off in every cluster; it is on at the start. */
    public void setDrs(boolean enabled) {
        control.setDrs(enabled);
    }

    /** Says how many bytes are free on a datastore. Clones do not use them up. */
    public void setFreeSpace(String datastore, long bytes) {
        control.setFree(datastore, bytes);
    }

    /** From now on the user has all privileges but these, such as {@code VirtualMachine.Provisioning.DeployTemplate}. */
    public void withholdPrivileges(String... privileges) {
        control.withhold(List.of(privileges));
    }

    /**
     * Takes a running VM's power away by surprise.
     *
     * @throws IllegalStateException if no VM of this name is running
     */
    public void failHost(String vm) {
        control.failHost(vm);
    }

    /**
     * Ends the child and removes its files.
     *
     * @throws IllegalStateException if the child had died or had a fault of its own meanwhile
     */
    @Override
    public void close() {
        control.close();
        process.close();
    }
}
