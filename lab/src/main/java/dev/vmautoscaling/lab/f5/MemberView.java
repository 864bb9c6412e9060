package dev.vmautoscaling.lab.f5;

/**
 * A pool member as it is now.
 *
 * @param pool full path, such as {@code /Common/shop-pool}
 * @param name such as {@code 127.80.1.1:8080}
 * @param node full path of its node
 * @param session as read back, such as {@code monitor-enabled}
 * @param state as read back, such as {@code up}
 * @param connections live ones
 * @param totalConnections since it was added
 */
public record MemberView(
        String pool,
        String name,
        String node,
        String address,
        int port,
        String session,
        String state,
        int connections,
        long totalConnections) {

    static MemberView of(LiveTargets live, Configuration configuration, Configuration.Membership membership) {
        Item member = membership.member();
        Health health = live.memberHealth(configuration, membership.pool(), member);
        Traffic traffic =
                live.of(new LiveTargets.Key(membership.pool(), member.path())).traffic();
        return new MemberView(
                membership.pool().toString(),
                member.path().name(),
                Configuration.nodeOf(member.path()).toString(),
                member.text("address"),
                Configuration.portOf(member.path()),
                AdminState.session(member, health),
                AdminState.state(member, health),
                traffic.current(),
                traffic.total());
    }
}
