package dev.vmautoscaling.domain.preflight;

import static dev.vmautoscaling.domain.preflight.Key.F5_RIGHTS;
import static dev.vmautoscaling.domain.preflight.Key.VIRTUAL_SERVER;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolRights;
import dev.vmautoscaling.domain.pool.PoolTarget;
import dev.vmautoscaling.domain.pool.VirtualServer;
import java.util.List;
import java.util.Optional;

/** How clients come to the pool, and whether our account may change it. */
final class TrafficChecks {
    private TrafficChecks() {}

    static Item virtualServer(Facts facts) {
        if (facts.traffic().pool().known().isEmpty()) {
            return Item.see(VIRTUAL_SERVER, Key.F5_POOL);
        }
        return facts.traffic()
                .virtualServers()
                .judged(VIRTUAL_SERVER, all -> judged(facts.config().pool(), all));
    }

    private static Item judged(PoolTarget target, List<VirtualServer> all) {
        List<String> evidence = all.stream()
                .filter(virtual -> isAt(virtual, target)
                        || virtual.pool().filter(target.pool()::equals).isPresent())
                .map(TrafficChecks::shown)
                .toList();
        Optional<VirtualServer> at =
                all.stream().filter(virtual -> isAt(virtual, target)).findFirst();
        String vip = target.virtualAddress() + " port " + target.virtualPort();
        if (at.isEmpty()) {
            return Item.fail(
                    VIRTUAL_SERVER,
                    "no virtual server listens at " + vip,
                    "correct VIP address and port of the config; the evidence tells which use the pool",
                    evidence);
        }
        VirtualServer virtual = at.get();
        if (!virtual.pickers().isEmpty()) {
            return Item.warn(
                    VIRTUAL_SERVER,
                    virtual.name() + " may send clients elsewhere: " + String.join(", ", virtual.pickers())
                            + " can pick a pool",
                    "see that these send the service's clients to " + target.pool(),
                    evidence);
        }
        if (virtual.pool().filter(target.pool()::equals).isEmpty()) {
            return Item.fail(
                    VIRTUAL_SERVER,
                    virtual.name() + " at " + vip + " does not use pool " + target.pool(),
                    "choose the pool or the VIP that belong together",
                    evidence);
        }
        return virtual.enabled()
                ? Item.pass(VIRTUAL_SERVER, virtual.name() + " at " + vip + " uses " + target.pool(), evidence)
                : Item.warn(VIRTUAL_SERVER, virtual.name() + " is disabled", "enable it on F5", evidence);
    }

    private static boolean isAt(VirtualServer virtual, PoolTarget target) {
        IpAddress wanted = new IpAddress(target.virtualAddress());
        return virtual.address().filter(wanted::equals).isPresent() && virtual.port() == target.virtualPort();
    }

    private static String shown(VirtualServer virtual) {
        return virtual.name() + " at "
                + virtual.address().map(IpAddress::value).orElse("any address") + " port " + virtual.port()
                + virtual.pool().map(pool -> ", pool " + pool).orElse(", no pool of its own");
    }

    static Item rights(Facts facts) {
        return facts.traffic().rights().judged(F5_RIGHTS, rights -> switch (rights) {
            case PoolRights.Enough enough ->
                Item.pass(F5_RIGHTS, "the account has the role " + enough.role(), List.of());
            case PoolRights.TooFew few ->
                Item.fail(
                        F5_RIGHTS,
                        "the account has the role " + few.role() + ", which may not add or remove members",
                        "give it the role Manager in partition "
                                + facts.config().pool().pool().partition() + ", or Administrator",
                        List.of());
            case PoolRights.Untold untold ->
                Item.warn(
                        F5_RIGHTS,
                        "the account's role could not be told: " + untold.why(),
                        "see that it has the role Manager in the pool's partition, or Administrator",
                        List.of());
        });
    }
}
