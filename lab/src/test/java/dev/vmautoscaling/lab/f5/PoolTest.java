package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pools, virtual servers and monitors as objects: facts 2, 3 and 7. */
class PoolTest {

    private static final String POOL = "/mgmt/tm/ltm/pool/~Common~p1";

    private final F5Simulator device =
            new F5Simulator(F5Options.defaults().withForwarding(false).withMonitorTimeScale(1000));
    private final RestClient admin = RestClient.admin(device);

    @BeforeEach
    void aPool() throws Exception {
        admin.post(
                "/mgmt/tm/ltm/pool",
                "{'name':'p1','partition':'Common','monitor':'/Common/http and /Common/tcp ',"
                        + "'members':['10.0.0.1:80',{'name':'10.0.0.2:80','session':'user-disabled'}]}");
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
    }

    @Test
    void a_pool_is_created_with_its_members() throws Exception {
        JsonNode pool = admin.get(POOL + "?expandSubcollections=true").json();
        assertThat(pool.path("monitor").asString()).isEqualTo("/Common/http and /Common/tcp");
        assertThat(pool.at("/membersReference/items/1/session").asString()).isEqualTo("user-disabled");
        assertThat(device.members()).hasSize(2);
    }

    @Test
    void putting_a_pool_resets_what_is_not_sent() throws Exception {
        admin.patch(POOL, "{'description':'kept by PATCH'}");
        assertThat(admin.get(POOL).json().has("monitor")).isTrue();
        JsonNode put = admin.put(POOL, "{'description':'new'}").json();
        assertThat(put.has("monitor")).isFalse();
        assertThat(device.members()).hasSize(2);
    }

    @Test
    void members_sent_with_the_pool_replace_the_whole_list() throws Exception {
        admin.patch(POOL, "{'members':[{'name':'10.0.0.3:80','partition':'Common'}]}");
        assertThat(device.members())
                .singleElement()
                .extracting(MemberView::name)
                .isEqualTo("10.0.0.3:80");
    }

    @Test
    void an_unknown_monitor_is_refused_and_a_rule_of_some_is_read_back() throws Exception {
        assertThat(admin.patch(POOL, "{'monitor':'/Common/nope'}").message()).startsWith("01070712:3: Values");
        String some = "min 1 of { /Common/http /Common/tcp }";
        assertThat(admin.patch(POOL, "{'monitor':'%s'}".formatted(some))
                        .json()
                        .path("monitor")
                        .asString())
                .isEqualTo(some);
        assertThat(admin.patch(POOL, "{'monitor':'min 1 of /Common/http /Common/tcp'}")
                        .json()
                        .path("monitor")
                        .asString())
                .isEqualTo(some);
    }

    @Test
    void a_virtual_server_brings_its_address_along_and_takes_it_away() throws Exception {
        JsonNode virtual = admin.post("/mgmt/tm/ltm/virtual", "{'name':'vs','destination':'10.9.9.9:443','pool':'p1'}")
                .json();
        assertThat(virtual.path("destination").asString()).isEqualTo("/Common/10.9.9.9:443");
        assertThat(virtual.path("pool").asString()).isEqualTo("/Common/p1");
        assertThat(virtual.path("enabled").isBoolean()).isTrue();
        assertThat(admin.get("/mgmt/tm/ltm/virtual-address/~Common~10.9.9.9").status())
                .isEqualTo(200);
        JsonNode off = admin.patch("/mgmt/tm/ltm/virtual/~Common~vs", "{'disabled':true}")
                .json();
        assertThat(off.has("enabled")).isFalse();
        assertThat(off.path("disabled").asBoolean()).isTrue();
        assertThat(admin.patch("/mgmt/tm/ltm/virtual/~Common~vs", "{'description':'x'}")
                        .json()
                        .has("disabled"))
                .isTrue();
        admin.delete("/mgmt/tm/ltm/virtual/~Common~vs");
        assertThat(admin.get("/mgmt/tm/ltm/virtual-address/~Common~10.9.9.9").status())
                .isEqualTo(404);
    }

    @Test
    void a_monitor_has_what_its_parent_has_and_stays_while_it_is_used() throws Exception {
        JsonNode monitor = admin.post(
                        "/mgmt/tm/ltm/monitor/http", "{'name':'m','defaultsFrom':'/Common/http_head_f5','interval':7}")
                .json();
        assertThat(monitor.path("recv").asString()).isEqualTo("Server\\:");
        assertThat(monitor.path("interval").asInt()).isEqualTo(7);
        assertThat(admin.patch("/mgmt/tm/ltm/monitor/http/~Common~m", "{'recv':'('}")
                        .message())
                .isEqualTo("invalid property value \"recv\":\"(\"");
        admin.patch(POOL, "{'monitor':'/Common/m'}");
        assertThat(admin.delete("/mgmt/tm/ltm/monitor/http/~Common~m").status()).isEqualTo(400);
        admin.patch(POOL, "{'monitor':''}");
        assertThat(admin.delete("/mgmt/tm/ltm/monitor/http/~Common~m").status()).isEqualTo(200);
    }

    @Test
    void a_disabled_node_shows_on_its_members_only_in_statistics() throws Exception {
        admin.patch("/mgmt/tm/ltm/node/~Common~10.0.0.1", "{'session':'user-disabled'}");
        String member = POOL + "/members/~Common~10.0.0.1:80";
        assertThat(admin.get(member).json().path("session").asString()).isEqualTo("monitor-enabled");
        assertThat(admin.get(member + "/stats").text())
                .contains("\"status.enabledState\":{\"description\":\"disabled-by-parent\"}");
    }
}
