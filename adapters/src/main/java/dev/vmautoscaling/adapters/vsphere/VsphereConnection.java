package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.vsphere.Session.Account;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.inventory.VcenterInventory;
import dev.vmautoscaling.domain.inventory.VmHosts;
import dev.vmautoscaling.domain.vm.ClusterHosts;
import dev.vmautoscaling.domain.vm.ComfortRights;
import dev.vmautoscaling.domain.vm.TemplateRights;
import dev.vmautoscaling.domain.vm.VcenterRights;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.VmTemplates;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** One vCenter by its name: a session that is logged in when first needed, shared by all threads, kept until closed. */
public final class VsphereConnection implements AutoCloseable {
    /**
     * How one vCenter is reached.
     *
     * @param name as operators call it
     * @param url of vCenter; {@code /sdk} is added when it has no path
     * @param connectTimeout for the TCP and TLS handshakes
     * @param callTimeout for a whole call, to the last byte of its answer
     * @param firstInstance which vCenter ({@code about.instanceUuid}) was met under this name first, when this one is met; it keeps
     *     the first
     */
    public record Settings(
            String name,
            URI url,
            String username,
            String password,
            Trust trust,
            Duration connectTimeout,
            Duration callTimeout,
            UnaryOperator<String> firstInstance) {
        /** With the usual patience: 10 s to connect, 60 s for a call. */
        public Settings(
                String name,
                URI url,
                String username,
                String password,
                Trust trust,
                UnaryOperator<String> firstInstance) {
            this(name, url, username, password, trust, Duration.ofSeconds(10), Duration.ofSeconds(60), firstInstance);
        }

        /** @throws IllegalArgumentException when the password would travel in the clear */
        public Settings {
            if (!"https".equalsIgnoreCase(url.getScheme())) {
                throw new IllegalArgumentException("the address of vCenter must begin with https://, not: " + url);
            }
        }

        URI endpoint() {
            return url.getPath() == null || url.getPath().length() < 2 ? url.resolve("/sdk") : url;
        }

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return "vCenter " + name + " at " + url + " as " + username;
        }
    }

    private final ExecutorService threads;
    private final Lines lines;
    private final HttpClient http;
    private final Session session;
    private final Ports ports;
    private final InventoryView inventory;

    /** What is asked over the session. */
    private record Ports(
            VirtualMachines machines,
            VmTemplates templates,
            ClusterHosts hosts,
            VsphereRights rights,
            VmHosts vmHosts) {}

    private VsphereConnection(
            ExecutorService threads,
            Lines lines,
            HttpClient http,
            Session session,
            Ports ports,
            InventoryView inventory) {
        this.threads = threads;
        this.lines = lines;
        this.http = http;
        this.session = session;
        this.ports = ports;
        this.inventory = inventory;
    }

    /** Nothing is sent yet. */
    public static VsphereConnection open(Settings settings, OutsideCalls calls, InstantSource time) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // the password goes nowhere else
                .connectTimeout(settings.connectTimeout())
                .sslContext(settings.trust().context())
                .executor(threads)
                .build();
        Faults faults = new Faults("vCenter " + settings.name());
        Exchange exchange = new Exchange(http, settings.callTimeout());
        Lines lines = new Lines(
                settings.endpoint(), settings.trust().context(), settings.connectTimeout(), settings.callTimeout());
        SoapWire wire = new SoapWire(lines);
        Account account = new Account(settings.username(), settings.password());
        Session session = new Session(wire, account, faults, settings.firstInstance(), calls, time);
        Tags tags = new Tags(new TagWire(exchange, settings.endpoint(), account, faults, calls, time), faults);
        return new VsphereConnection(
                threads,
                lines,
                http,
                session,
                new Ports(
                        new VsphereVirtualMachines(session, faults, tags, time),
                        new VsphereTemplates(session, faults),
                        new VsphereClusterHosts(session, faults),
                        new VsphereRights(session, faults),
                        new VsphereVmHosts(session, time, settings.url())),
                new InventoryView(session, faults, time));
    }

    public VirtualMachines machines() {
        return ports.machines();
    }

    public VmTemplates templates() {
        return ports.templates();
    }

    /** Follows vCenter from the first question on. */
    public VcenterInventory inventory() {
        return inventory;
    }

    public ClusterHosts hosts() {
        return ports.hosts();
    }

    public VcenterRights rights() {
        return ports.rights();
    }

    public ComfortRights comfortRights() {
        return ports.rights();
    }

    public TemplateRights templateRights() {
        return ports.rights();
    }

    public VmHosts vmHosts() {
        return ports.vmHosts();
    }

    /**
     * Logs in if need be and asks vCenter something, even when the password was refused before.
     *
     * @return what vCenter says it is, such as {@code VMware vCenter Server 8.0.3 build-24022515, API 8.0.3.0}
     * @throws dev.vmautoscaling.domain.fault.OutsideFault with what stands in the way
     */
    public String check() {
        session.forgiveRefusal();
        return session.run(vim -> {
            vim.ask(Call.reading("CurrentTime", "ask the time"), Requests.currentTime())
                    .orThrow();
            return vim.content().version();
        });
    }

    /** Logs out; calls in progress are cut off. */
    @Override
    public void close() {
        inventory.close();
        session.end();
        lines.close();
        http.shutdownNow();
        threads.shutdown();
    }
}
