package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What monitors find: facts 3 and the table of facts 2. */
class MonitorsTest {

    private final F5Simulator device = new F5Simulator(F5Options.defaults().withMonitorTimeScale(0));
    private final RestClient admin = RestClient.admin(device);

    @AfterEach
    void close() {
        admin.close();
        device.close();
    }

    private String state() {
        MemberView member = device.members().getFirst();
        return member.session() + "/" + member.state();
    }

    @Test
    void a_tcp_monitor_follows_the_port() throws Exception {
        device.createPool("p1", "/Common/tcp");
        ServerSocket guest = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        device.createMember("p1", "127.0.0.1", guest.getLocalPort());
        Eventually.holds("up", () -> state().equals("monitor-enabled/up"));
        guest.close();
        Eventually.holds("down", () -> state().equals("monitor-enabled/down"));
        assertThat(admin.get("/mgmt/tm/ltm/pool/~Common~p1/members/stats").text())
                .contains("/Common/tcp: No successful responses received before deadline. @")
                .contains("\"monitorRule\":{\"description\":\"/Common/tcp (pool monitor)\"}");
        assertThat(admin.get("/mgmt/tm/ltm/pool/~Common~p1/stats").text())
                .contains("\"availableMemberCnt\":{\"value\":0}");
    }

    @Test
    void forcing_a_member_offline_stops_its_monitor_and_enabling_it_starts_anew() throws Exception {
        device.createPool("p1", "/Common/tcp");
        try (ServerSocket guest = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            device.createMember("p1", "127.0.0.1", guest.getLocalPort());
            Eventually.holds("up", () -> state().equals("monitor-enabled/up"));
            String member = "/mgmt/tm/ltm/pool/~Common~p1/members/~Common~127.0.0.1:" + guest.getLocalPort();
            admin.patch(member, "{'session':'user-disabled','state':'user-up'}");
            assertThat(state()).isEqualTo("user-disabled/up");
            admin.patch(member, "{'session':'user-disabled','state':'user-down'}");
            assertThat(state()).isEqualTo("user-disabled/user-down");
            assertThat(admin.get(member + "/stats").text()).contains("Forced down");
            admin.patch(member, "{'session':'user-enabled','state':'user-up'}");
            Eventually.holds("up again", () -> state().equals("monitor-enabled/up"));
        }
    }

    @Test
    void one_of_two_monitors_can_be_enough() throws Exception {
        device.createPool("p1", "min 1 of { /Common/tcp /Common/https }");
        try (ServerSocket guest = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            device.createMember("p1", "127.0.0.1", guest.getLocalPort());
            Eventually.holds("up", () -> state().equals("monitor-enabled/up"));
        }
    }

    @Test
    void rules_are_judged_together() {
        MonitorRule both = MonitorRule.parse("/Common/a and /Common/b");
        assertThat(both.verdict(java.util.List.of(Health.UP, Health.CHECKING))).isEqualTo(Health.CHECKING);
        assertThat(both.verdict(java.util.List.of(Health.UP, Health.DOWN))).isEqualTo(Health.DOWN);
        MonitorRule one = MonitorRule.parse("min 1 of { /Common/a /Common/b }");
        assertThat(one.verdict(java.util.List.of(Health.DOWN, Health.CHECKING))).isEqualTo(Health.CHECKING);
        assertThat(one.verdict(java.util.List.of(Health.DOWN, Health.DOWN))).isEqualTo(Health.DOWN);
        assertThat(one.statistic()).isEqualTo("min 1 of /Common/a /Common/b");
    }
}
