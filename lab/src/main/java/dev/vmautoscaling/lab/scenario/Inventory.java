package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.site.Shop;
import dev.vmautoscaling.lab.wire.F5Listing;
import dev.vmautoscaling.lab.wire.PrometheusListing;
import dev.vmautoscaling.lab.wire.VcenterListing;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What vCenter, F5 and Prometheus say is there. */
record Inventory(Set<String> vms, Set<String> poolMembers, Set<String> nodes, Set<String> targets, int leases) {

    /** Asks them all; only held addresses are the control plane's own knowledge. */
    static Inventory of(World world) {
        F5Listing f5 = new F5Listing(world.site().f5Login());
        return new Inventory(
                new VcenterListing(world.datacenter().vcenterLogin()).vmNames(),
                f5.members(Shop.PARTITION, Shop.POOL),
                f5.nodes(),
                new PrometheusListing(world.monitoring().prometheus()).targets(),
                heldLeases(world.controlPlane().api().ipPools()));
    }

    /** What is there now and was not there before. */
    Leaks since(Inventory before) {
        return new Leaks(
                added(before.vms, vms),
                leases - before.leases,
                added(before.poolMembers, poolMembers),
                added(before.nodes, nodes),
                added(before.targets, targets));
    }

    private static int added(Set<String> before, Set<String> after) {
        Set<String> added = new HashSet<>(after);
        added.removeAll(before);
        return added.size();
    }

    // an address that rests or that a stranger uses is not held
    private static int heldLeases(JsonNode pools) {
        int held = 0;
        for (JsonNode pool : pools) {
            for (JsonNode lease : pool.path("leases")) {
                held += lease.path("state").asString("").equalsIgnoreCase("held") ? 1 : 0;
            }
        }
        return held;
    }
}
