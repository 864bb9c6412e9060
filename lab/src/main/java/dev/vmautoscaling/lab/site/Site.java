package dev.vmautoscaling.lab.site;

import dev.vmautoscaling.lab.f5.F5Options;
import dev.vmautoscaling.lab.f5.F5Role;
import dev.vmautoscaling.lab.f5.F5Simulator;
import dev.vmautoscaling.lab.guest.GuestLab;
import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.network.LabNetwork;
import dev.vmautoscaling.lab.process.Waiting;
import dev.vmautoscaling.lab.wire.F5Listing;
import dev.vmautoscaling.lab.wire.Login;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The service without anything that could scale it: a network, guests, and an F5 with a pool of the two base members. */
public final class Site implements AutoCloseable {

    private static final Duration SERVING_LIMIT = Duration.ofSeconds(30);

    private final Opened opened = new Opened();
    private final LabNetwork network;
    private final GuestLab guests;
    private final F5Simulator f5;
    private final int vipPort;

    /**
     * Opens it; the guests do not run yet.
     *
     * @param netns whether guests live in a network namespace of their own; otherwise on loopback
     * @param f5Port of the F5's management interface, 0 for a free one
     * @param journal of what the systems serve and delay
     * @throws IllegalStateException if a part cannot be started; the others are ended
     */
    public Site(boolean netns, int f5Port, Delays delays, Journal journal) {
        try {
            network = opened.add(netns ? LabNetwork.netns() : LabNetwork.loopback());
            guests = opened.add(GuestLab.start(network, journal, spec -> spec));
            f5 = opened.add(new F5Simulator(F5Options.defaults()
                    .withPort(f5Port)
                    .withMonitorTimeScale(delays.monitorScale())
                    .withJournal(journal)));
            vipPort = serveBaseMembers();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    public LabNetwork network() {
        return network;
    }

    public GuestLab guests() {
        return guests;
    }

    /** How to administer the F5. */
    public Login f5Login() {
        return new Login(URI.create(f5.url()), f5.username(), f5.password(), f5.sha256());
    }

    /** Adds another administrator of the F5, who holds this role in all partitions. */
    public void addF5User(String name, String password, F5Role role) {
        f5.addUser(name, password, role);
    }

    /**
     * Cuts the connections to the F5's management interface, and refuses new ones; traffic goes on.
     *
     * @param time for how long, from now on: zero ends it
     */
    public void refuseF5(Duration time) {
        f5.refuseConnections(time);
    }

    /** The members that were there before, by VM name, with their addresses. */
    public Map<String, String> baseMembers() {
        return new TreeMap<>(Map.of("shop-01", network.address(11), "shop-02", network.address(12)));
    }

    /** The address that users know; in a namespace only the gateway's is this machine's own, on loopback all are. */
    public String vipAddress() {
        return network.enter().isEmpty() ? network.address(10) : network.gateway();
    }

    public int vipPort() {
        return vipPort;
    }

    /** Where users send their requests. */
    public URI service() {
        return URI.create("http://%s:%d/".formatted(vipAddress(), vipPort));
    }

    /** Starts the guests of the base members, where there is no vCenter that does. */
    public void startBaseGuests() {
        baseMembers().forEach(guests::guestUp);
    }

    /** Waits until both base members take traffic. */
    public void awaitServing() {
        F5Listing listing = new F5Listing(f5Login());
        Waiting.until(
                "both base members take traffic",
                SERVING_LIMIT,
                () -> listing.available(Shop.PARTITION, Shop.POOL)
                        == baseMembers().size());
    }

    // what an F5 administrator has done before there was any autoscaling
    private int serveBaseMembers() {
        f5.createHttpMonitor("shop-health", "/health", 5);
        f5.createPool(Shop.POOL, "/Common/shop-health");
        baseMembers().values().forEach(address -> f5.createMember(Shop.POOL, address, Shop.APP_PORT));
        return f5.createVirtualServer("shop-virtual", vipAddress(), 0, Shop.POOL);
    }

    @Override
    public void close() {
        opened.close();
    }
}
