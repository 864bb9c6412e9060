package dev.vmautoscaling.lab.f5;

/** The statistics of one member (fixture members-stats-collection-14.1). */
final class MemberStats {

    private final Configuration configuration;
    private final ObjectPath pool;
    private final Item member;
    private final LiveTarget target;
    private final Health health;

    MemberStats(LiveTargets live, Configuration configuration, ObjectPath pool, Item member) {
        this.configuration = configuration;
        this.pool = pool;
        this.member = member;
        target = live.of(new LiveTargets.Key(pool, member.path()));
        health = live.memberHealth(configuration, pool, member);
    }

    Stats stats() {
        ObjectPath node = Configuration.nodeOf(member.path());
        return new Stats()
                .text("addr", member.text("address"))
                .zeros("connq.ageEdm", "connq.ageEma", "connq.ageHead", "connq.ageMax", "connq.depth", "connq.serviced")
                .value("curSessions", 0)
                .text("monitorRule", monitorRule())
                .text("monitorStatus", isForcedDown() ? "forced-down" : health.word())
                .text("nodeName", node.toString())
                .text("poolName", pool.toString())
                .value("port", Configuration.portOf(member.path()))
                .traffic("serverside", target.traffic())
                .text("sessionStatus", AdminState.isEnabled(member) ? "enabled" : "disabled")
                .status(isForcedDown() ? "offline" : health.availability(), enabledState(), reason())
                .value("totRequests", 0);
    }

    private String monitorRule() {
        MonitorRule rule = MonitorRule.ofMember(configuration, pool, member);
        return rule.isEmpty() || !MonitorRule.isInherited(member)
                ? rule.statistic()
                : rule.statistic() + " (pool monitor)";
    }

    private boolean isForcedDown() {
        return AdminState.isForcedDown(member);
    }

    /** facts 2: a node that is off shows here only; the word is [M]. */
    private String enabledState() {
        if (!AdminState.isEnabled(member)) {
            return "disabled";
        }
        Item node = configuration.nodes().get(Configuration.nodeOf(member.path()));
        return node == null || AdminState.isEnabled(node) ? "enabled" : "disabled-by-parent";
    }

    /** facts 2, recorded reasons; "Forced down", "user disabled" and the one for checking are [M]. */
    private String reason() {
        if (isForcedDown()) {
            return "Forced down";
        }
        String reason = switch (health) {
            case UNCHECKED -> "Pool member does not have service checking enabled";
            case CHECKING -> "Pool member's availability has not been determined";
            case UP -> "Pool member is available";
            case DOWN -> target.reasons();
        };
        return AdminState.isEnabled(member) ? reason : reason + ", user disabled";
    }
}
