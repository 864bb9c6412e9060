package dev.vmautoscaling.lab.f5;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated BIG-IP: answers iControl REST over TLS as real devices were recorded to, and really forwards the TCP
 * connections of its virtual servers to its pool members. It serves from construction until {@link #close}, which ends
 * every thread and connection and frees every port.
 */
public final class F5Simulator implements AutoCloseable {

    /** What journal entries call this system. */
    public static final String SYSTEM = "f5";

    private final F5Options options;
    private final SelfSignedCertificate certificate;
    private final World world;
    private final Cluster cluster;
    private final Tokens tokens;
    private final Users users;
    private final Faults faults;
    private final Ltm ltm;
    private final SystemAnswers system;
    private final WireServer wire;
    private final ScheduledThreadPoolExecutor recoveries = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("f5-recovery").factory());

    private volatile @Nullable Future<?> recovery;

    /**
     * Starts a device.
     *
     * @throws java.io.UncheckedIOException if its port is taken
     */
    public F5Simulator(F5Options options) {
        this.options = options;
        certificate = SelfSignedCertificate.create(options.host());
        world = new World(options, factoryDefaults(options));
        cluster = new Cluster(
                world, "bigip-%s.lab.example".formatted(options.host().replace('.', '-')), options.host());
        tokens = new Tokens(options.clock());
        users = new Users(options.clock());
        users.add(new User(options.username(), options.password(), F5Role.ADMIN, User.ALL_PARTITIONS));
        faults = new Faults(tokens);
        ltm = new Ltm(world, options.clock());
        system = new SystemAnswers(world);
        Router router = new Router(
                new Router.Device(
                        world,
                        new Authentication(users, tokens),
                        tokens,
                        faults,
                        ltm,
                        new Transactions(
                                options.clock(),
                                world,
                                (draft, call) -> ltm.answer(
                                        draft,
                                        call,
                                        call.path().subList(2, call.path().size()))),
                        new ClusterAnswers(cluster),
                        system,
                        new LabAnswers(faults, cluster, this::refuseConnections)),
                options.journal());
        wire = new WireServer(options.host(), options.port(), certificate.context(), router::answer);
    }

    private static Configuration factoryDefaults(F5Options options) {
        Configuration configuration = new Configuration();
        configuration.folders().put("/" + options.partition(), 0);
        MonitorKind.builtIn(configuration);
        return configuration;
    }

    /** Where the management interface is: {@code https://127.0.0.1:…}. */
    public String url() {
        return "https://%s:%d".formatted(options.host(), wire.port());
    }

    /** The fingerprint of the certificate: upper-case hex pairs with colons. */
    public String sha256() {
        return certificate.sha256();
    }

    public String username() {
        return options.username();
    }

    public String password() {
        return options.password();
    }

    /** The partition of {@link F5Options}, in which {@code create…} methods work. */
    public String partition() {
        return options.partition();
    }

    /** Adds a local user who holds a role in all partitions. */
    public void addUser(String name, String password, F5Role role) {
        users.add(new User(name, password, role, User.ALL_PARTITIONS));
    }

    /** Adds a local user who holds a role in one partition. */
    public void addUser(String name, String password, F5Role role, String partition) {
        users.add(new User(name, password, role, partition));
    }

    /** Adds a partition, or a folder such as {@code Common/app}; addresses in it get the route domain, unless 0. */
    public void createFolder(String path, int defaultRouteDomain) {
        world.change(draft -> draft.folders().put("/" + path, defaultRouteDomain));
    }

    /**
     * Creates an http monitor.
     *
     * @param path what is asked for, such as {@code /health}; anything but {@code 200 OK} fails
     * @param intervalSeconds before scaling; the time-out is three of them and a second, as usual
     */
    public void createHttpMonitor(String name, String path, int intervalSeconds) {
        create(
                new MonitorKind("http"),
                body(name)
                        .put(
                                "send",
                                "GET %s HTTP/1.1\\r\\nHost: lab\\r\\nConnection: close\\r\\n\\r\\n".formatted(path))
                        .put("recv", "200 OK")
                        .put("interval", intervalSeconds)
                        .put("timeout", 3 * intervalSeconds + 1));
    }

    /** Creates a pool with a monitor rule such as {@code /Common/http}; with none, its members are always available. */
    public void createPool(String name, String monitor) {
        create(ltm.pools(), monitor.isEmpty() ? body(name) : body(name).put("monitor", monitor));
    }

    /**
     * Creates a virtual server that listens at once.
     *
     * @param port 0 takes a free one
     * @return the port
     * @throws IllegalStateException if the address cannot be had
     */
    public int createVirtualServer(String name, String address, int port, String pool) {
        String folder = "/" + options.partition();
        try {
            int listening =
                    port == 0 && options.forwarding() ? world.virtualServers().reserve(address, folder) : port;
            create(
                    ltm.virtuals(),
                    body(name)
                            .put("destination", new Destination(folder, address, listening).toString())
                            .put("pool", folder + "/" + pool));
            return listening;
        } catch (Refusal refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** Adds a member, and its node where there is none. */
    public void createMember(String pool, String address, int port) {
        create(
                ltm.members(new ObjectPath("/" + options.partition(), pool)),
                body(new MemberName(address, port).toString()).put("address", address));
    }

    /**
     * Creates what a service needs: an http monitor, a pool with its base members, and a virtual server.
     *
     * @param service such as {@code shop}; the pool is {@code shop-pool}
     * @param healthPath what the monitor asks for, every 5 seconds before scaling
     * @param virtualPort 0 takes a free one
     * @throws IllegalStateException if the virtual server's address cannot be had
     */
    public F5Endpoint createService(
            String service,
            String healthPath,
            String virtualAddress,
            int virtualPort,
            List<InetSocketAddress> members) {
        String pool = service + "-pool";
        String monitor = service + "-http";
        createHttpMonitor(monitor, healthPath, 5);
        createPool(pool, "/%s/%s".formatted(options.partition(), monitor));
        members.forEach(member -> createMember(pool, member.getAddress().getHostAddress(), member.getPort()));
        int port = createVirtualServer(service + "-vs", virtualAddress, virtualPort, pool);
        return new F5Endpoint(url(), username(), password(), sha256(), options.partition(), pool, virtualAddress, port);
    }

    private ObjectNode body(String name) {
        return Json.object().put("name", name).put("partition", options.partition());
    }

    private void create(Kind kind, ObjectNode body) {
        try {
            world.change(draft -> ObjectVerbs.create(kind, draft, body));
        } catch (Refusal refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** Every member of every pool. */
    public List<MemberView> members() {
        Configuration now = world.configuration();
        return StreamSupport.stream(now.memberships().spliterator(), false)
                .map(each -> MemberView.of(world.live(), now, each))
                .toList();
    }

    /** The full paths of all nodes. */
    public List<String> nodes() {
        return world.configuration().nodes().keySet().stream()
                .map(ObjectPath::toString)
                .toList();
    }

    /** Live connections from this device to all members of all pools. */
    public int connections() {
        return members().stream().mapToInt(MemberView::connections).sum();
    }

    /** Tokens that were issued and neither deleted nor long expired. */
    public int tokens() {
        return tokens.count();
    }

    /** Whether a reboot would lose changes. */
    public boolean hasUnsavedChanges() {
        return system.hasUnsavedChanges();
    }

    /** Makes calls go wrong. */
    public void arm(Fault fault) {
        faults.arm(fault);
    }

    /** Takes back every fault that has not been used up; connections are admitted again. */
    public void clearFaults() {
        faults.clear();
        wire.admit();
    }

    /** How many calls are still to go wrong. */
    public int faultsLeft() {
        return faults.left();
    }

    /** Cuts all management connections and refuses new ones for a while. Traffic goes on. */
    public void refuseConnections(Duration duration) {
        Future<?> earlier = recovery;
        if (earlier != null) {
            earlier.cancel(false);
        }
        wire.refuse();
        recovery = recoveries.schedule(wire::admit, duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Puts this device into a device group with a second one that is only listed, never reached. */
    public void joinDeviceGroup(String name, boolean autoSync) {
        cluster.join(name, autoSync);
    }

    /** Makes an active-standby pair of this device, which is active, and another, which takes its configuration. */
    public void pairWith(F5Simulator standby, String deviceGroup, boolean autoSync) {
        cluster.pair(standby.cluster, deviceGroup, autoSync);
    }

    /** Makes this device active or standby, and its partner the other. A standby device does not listen. */
    public void failover(boolean toActive) {
        cluster.fail(toActive);
    }

    /** Somebody else changed the configuration of the group: the sync status becomes "Changes Pending". */
    public void foreignChange() {
        cluster.changed();
    }

    /** After each sync, the next readers still see "Changes Pending", as on real devices for a moment; 0 at first. */
    public void lagSyncStatus(int reads) {
        cluster.lagAfterSync(reads);
    }

    /** The sync status as {@code cm/sync-status} words it. */
    public String syncStatus() {
        return cluster.status();
    }

    @Override
    public void close() {
        faults.release();
        recoveries.shutdownNow();
        wire.close();
        world.close();
        recoveries.close();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "F5Simulator[%s]", url());
    }
}
