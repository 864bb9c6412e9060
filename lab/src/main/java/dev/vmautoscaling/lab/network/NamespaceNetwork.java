package dev.vmautoscaling.lab.network;

import static dev.vmautoscaling.lab.network.IpCommand.ip;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Guests in a network namespace behind a veth pair. The outer end has the gateway's address, so this machine reaches
 * the guests directly; nothing is forwarded and nothing else of the machine changes.
 *
 * <p>A guest's address is added as a /32: of several addresses of one subnet the first would be primary, and removing it
 * would remove the others with it.
 */
final class NamespaceNetwork implements LabNetwork {
    private static final int TRIES = 50;
    private static final String INSIDE = "eth0";

    private final Namespaces.Named names;
    private final Process remover;
    private final String prefix;
    private final Set<String> addresses = ConcurrentHashMap.newKeySet();

    private NamespaceNetwork(Namespaces.Named names, Process remover, String prefix) {
        this.names = names;
        this.remover = remover;
        this.prefix = prefix;
    }

    static NamespaceNetwork open() {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new LabNetworkUnavailable(
                    "A lab in a network namespace needs root: run it with sudo, or use --network loopback.");
        }
        Namespaces.sweepLeftovers();
        Namespaces.Named names = Namespaces.next();
        Process remover = names.removeLater();
        try {
            ip("netns", "add", names.namespace());
            ip("link", "add", names.link(), "type", "veth", "peer", "name", INSIDE, "netns", names.namespace());
            ip("link", "set", names.link(), "up");
            inside(names, "link", "set", "lo", "up");
            inside(names, "link", "set", INSIDE, "up");
            String prefix = takeFreePrefix(names.link());
            inside(names, "route", "add", prefix + ".0/24", "dev", INSIDE, "scope", "link");
            return new NamespaceNetwork(names, remover, prefix);
        } catch (LabNetworkUnavailable e) {
            Namespaces.await(remover);
            throw e;
        }
    }

    /** Another lab may take the same prefix between the look and the act, so the look is repeated after it. */
    private static String takeFreePrefix(String link) {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int i = 0; i < TRIES; i++) {
            String prefix = "10.%d.%d".formatted(random.nextInt(256), random.nextInt(256));
            if (Routes.onThisMachine().reach(prefix) == 0) {
                ip("address", "add", prefix + ".1/24", "dev", link);
                if (Routes.onThisMachine().reach(prefix) == 1) {
                    return prefix;
                }
                ip("address", "delete", prefix + ".1/24", "dev", link);
            }
        }
        throw new LabNetworkUnavailable("No free 10.x.y.0/24 found: routes of this machine cover them.");
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public boolean icmpCheck() {
        return true;
    }

    @Override
    public List<String> enter() {
        return List.of("ip", "netns", "exec", names.namespace());
    }

    @Override
    public void addAddress(String address) {
        if (!addresses.add(address)) {
            throw new IllegalStateException(address + " is taken");
        }
        inside(names, "address", "add", address + "/32", "dev", INSIDE);
    }

    @Override
    public void removeAddress(String address) {
        if (addresses.remove(address)) {
            inside(names, "address", "delete", address + "/32", "dev", INSIDE);
        }
    }

    @Override
    public Squatter squat(String address) {
        addAddress(address);
        return () -> removeAddress(address);
    }

    @Override
    public void close() {
        Namespaces.await(remover);
    }

    private static void inside(Namespaces.Named names, String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "-n";
        command[1] = names.namespace();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ip(command);
    }
}
