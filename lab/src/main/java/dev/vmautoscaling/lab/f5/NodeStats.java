package dev.vmautoscaling.lab.f5;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.StreamSupport;

/** The statistics of one node: its own state, and the traffic of its members (fixture node-stats-16.0). */
final class NodeStats {

    private final Item node;
    private final LiveTarget target;
    private final Health health;
    private final List<Traffic> members;

    NodeStats(LiveTargets live, Configuration configuration, Item node) {
        this.node = node;
        target = live.of(LiveTargets.Key.node(node.path()));
        health = live.nodeHealth(node);
        members = StreamSupport.stream(configuration.memberships().spliterator(), false)
                .filter(each -> Configuration.nodeOf(each.member().path()).equals(node.path()))
                .map(each ->
                        live.of(new LiveTargets.Key(each.pool(), each.member().path())))
                .map(LiveTarget::traffic)
                .toList();
    }

    Stats stats() {
        boolean isDown = AdminState.isForcedDown(node);
        String enabled = AdminState.isEnabled(node) ? "enabled" : "disabled";
        return new Stats()
                .text("addr", node.text("address"))
                .value("curSessions", 0)
                .text("monitorRule", MonitorRule.parse(node.text("monitor")).statistic())
                .text("monitorStatus", isDown ? "forced-down" : health.word())
                .text("tmName", node.path().toString())
                .value("serverside.bitsIn", sum(Traffic::bitsIn))
                .value("serverside.bitsOut", sum(Traffic::bitsOut))
                .value("serverside.curConns", sum(Traffic::current))
                .value("serverside.maxConns", sum(Traffic::highest))
                .zeros("serverside.pktsIn", "serverside.pktsOut")
                .value("serverside.totConns", sum(Traffic::total))
                .text("sessionStatus", enabled)
                .status(isDown ? "offline" : health.availability(), enabled, reason(isDown))
                .value("totRequests", 0);
    }

    private long sum(ToLongFunction<Traffic> figure) {
        return members.stream().mapToLong(figure).sum();
    }

    /** fixture node-stats-16.0 for a node that is down; the other texts are [M]. */
    private String reason(boolean isDown) {
        if (isDown) {
            return "Forced down";
        }
        return switch (health) {
            case UNCHECKED -> "Node address does not have service checking enabled";
            case CHECKING -> "Node address service checking is not available yet";
            case UP -> "Node address is available";
            case DOWN -> target.reasons();
        };
    }
}
