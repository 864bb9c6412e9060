package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Active and standby, in sync or not: facts 5. */
class ClusterTest {

    private static final String SYNC = "{'command':'run','utilCmdArgs':'config-sync to-group shop-dg'}";

    private final F5Simulator first = new F5Simulator(F5Options.defaults());
    private final F5Simulator second = new F5Simulator(F5Options.defaults().withHost("127.0.0.2"));
    private final RestClient admin = RestClient.admin(first);
    private final RestClient other = RestClient.admin(second);

    @AfterEach
    void close() {
        admin.close();
        other.close();
        first.close();
        second.close();
    }

    private static String status(RestClient device, String resource) throws Exception {
        return device.get("/mgmt/tm/cm/" + resource)
                .json()
                .path("entries")
                .path("https://localhost/mgmt/tm/cm/" + resource + "/0")
                .at("/nestedStats/entries/status/description")
                .asString();
    }

    @Test
    void a_device_alone_is_active_and_standalone() throws Exception {
        assertThat(status(admin, "failover-status")).isEqualTo("ACTIVE");
        assertThat(status(admin, "sync-status")).isEqualTo("Standalone");
    }

    @Test
    void a_change_is_pending_until_it_is_synced_to_the_group() throws Exception {
        first.pairWith(second, "shop-dg", false);
        assertThat(status(admin, "sync-status")).isEqualTo("In Sync");
        first.createPool("p1", "");
        assertThat(status(admin, "sync-status")).isEqualTo("Changes Pending");
        assertThat(status(other, "sync-status")).isEqualTo("Changes Pending");
        assertThat(other.get("/mgmt/tm/ltm/pool/~Common~p1").status()).isEqualTo(404);
        assertThat(admin.post("/mgmt/tm/cm", SYNC).json().path("kind").asString())
                .isEqualTo("tm:cm:runstate");
        assertThat(status(other, "sync-status")).isEqualTo("In Sync");
        assertThat(other.get("/mgmt/tm/ltm/pool/~Common~p1").status()).isEqualTo(200);
    }

    @Test
    void the_other_way_to_ask_for_a_sync_works_too() throws Exception {
        first.joinDeviceGroup("shop-dg", false);
        first.foreignChange();
        assertThat(first.syncStatus()).isEqualTo("Changes Pending");
        admin.post("/mgmt/tm/cm/config-sync", "{'command':'run','options':[{'to-group':'shop-dg'}]}");
        assertThat(first.syncStatus()).isEqualTo("In Sync");
    }

    @Test
    void the_old_status_can_show_for_a_moment_after_a_sync() throws Exception {
        first.joinDeviceGroup("shop-dg", false);
        first.lagSyncStatus(1);
        admin.post("/mgmt/tm/cm", SYNC);
        assertThat(status(admin, "sync-status")).isEqualTo("Changes Pending");
        assertThat(status(admin, "sync-status")).isEqualTo("In Sync");
    }

    @Test
    void each_device_lists_both_and_says_which_one_it_is() throws Exception {
        first.pairWith(second, "shop-dg", false);
        second.failover(true);
        assertThat(devices(admin)).containsExactlyInAnyOrder("true standby", "false active");
        assertThat(devices(other)).containsExactlyInAnyOrder("true active", "false standby");
        assertThat(status(admin, "failover-status")).isEqualTo("STANDBY");
    }

    private static java.util.Set<String> devices(RestClient device) throws Exception {
        return device.get("/mgmt/tm/cm/device").json().path("items").values().stream()
                .map(item -> item.path("selfDevice").asString() + " "
                        + item.path("failoverState").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void only_the_active_device_listens_on_the_virtual_server() throws Exception {
        first.pairWith(second, "shop-dg", true);
        first.createPool("p1", "");
        int port = first.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        first.failover(false);
        assertThat(isListening(port)).isTrue();
        second.close();
        assertThat(isListening(port)).isFalse();
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
            return true;
        } catch (IOException e) {
            // a reset right after the connection was made is an answer too: the pool is empty
            return !String.valueOf(e.getMessage()).contains("refused");
        }
    }

    @Test
    void saving_is_remembered() throws Exception {
        first.createPool("p1", "");
        assertThat(first.hasUnsavedChanges()).isTrue();
        admin.post("/mgmt/tm/sys/config", "{'command':'save'}");
        assertThat(first.hasUnsavedChanges()).isFalse();
    }
}
