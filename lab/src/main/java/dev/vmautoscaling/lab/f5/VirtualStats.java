package dev.vmautoscaling.lab.f5;

/** The statistics of one virtual server (fixture virtual-stats-16.1). */
final class VirtualStats {

    private VirtualStats() {}

    static Stats of(LiveTargets live, Configuration configuration, Item virtual, Traffic traffic) {
        boolean isAvailable = isAvailable(live, configuration, ObjectPath.of(virtual.text("pool")));
        return new Stats()
                .traffic("clientside", traffic)
                .zeros("clientside.evictedConns", "clientside.slowKilled")
                .text("cmpEnableMode", "all-cpus")
                .text("cmpEnabled", "enabled")
                .zeros("csMaxConnDur", "csMeanConnDur", "csMinConnDur")
                .text("destination", destination(virtual))
                .traffic("ephemeral", new Traffic())
                .zeros("ephemeral.evictedConns", "ephemeral.slowKilled")
                .zeros("fiveMinAvgUsageRatio", "fiveSecAvgUsageRatio", "oneMinAvgUsageRatio")
                .zeros("mr.msgIn", "mr.msgOut", "mr.reqIn", "mr.reqOut", "mr.respIn", "mr.respOut")
                .text("tmName", virtual.path().toString())
                .status(
                        isAvailable ? "available" : "unknown",
                        virtual.value("enabled") == null ? "disabled" : "enabled",
                        isAvailable ? "The virtual server is available" : PoolStats.UNDECIDED)
                .text("syncookieStatus", "not-activated")
                .zeros("syncookie.accepts", "syncookie.hwAccepts", "syncookie.hwSyncookies")
                .zeros("syncookie.hwsyncookieInstance", "syncookie.rejects", "syncookie.swsyncookieInstance")
                .zeros("syncookie.syncacheCurr", "syncookie.syncacheOver", "syncookie.syncookies")
                .value("totRequests", 0);
    }

    private static boolean isAvailable(LiveTargets live, Configuration configuration, ObjectPath pool) {
        return configuration.members(pool).values().stream()
                .filter(member -> live.carriesTraffic(configuration, pool, member))
                .anyMatch(member -> live.memberHealth(configuration, pool, member) == Health.UP);
    }

    private static String destination(Item virtual) {
        return Destination.parse(virtual.text("destination"), virtual.path().folder())
                .withoutFolder();
    }
}
