package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be made to go wrong, from Java and over HTTP. */
class FaultsTest {

    private static final String MEMBERS = "/mgmt/tm/ltm/pool/~Common~p1/members";
    private static final String MEMBER = "{'name':'10.0.0.1:80','partition':'Common'}";

    private final F5Simulator device = new F5Simulator(F5Options.defaults().withForwarding(false));
    private final RestClient admin = RestClient.admin(device);

    @BeforeEach
    void aPool() {
        device.createPool("p1", "");
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
    }

    @Test
    void a_fault_hits_the_calls_it_names_and_is_used_up() throws Exception {
        device.arm(Fault.next(FaultKind.ASYNC_TASK, 2).on("POST", "/members"));
        assertThat(admin.get(MEMBERS).status()).isEqualTo(200);
        assertThat(admin.post(MEMBERS, MEMBER).status()).isEqualTo(503);
        assertThat(admin.post(MEMBERS, MEMBER).status()).isEqualTo(503);
        assertThat(device.members()).isEmpty();
        assertThat(admin.post(MEMBERS, MEMBER).status()).isEqualTo(200);
        assertThat(device.faultsLeft()).isZero();
    }

    @Test
    void an_answer_can_be_lost_before_or_after_the_effect() {
        device.arm(Fault.next(FaultKind.DROP_BEFORE, 1).on("POST", ""));
        assertThatThrownBy(() -> admin.post(MEMBERS, MEMBER)).isInstanceOf(IOException.class);
        assertThat(device.members()).isEmpty();
        device.arm(Fault.next(FaultKind.DROP_AFTER, 1).on("POST", ""));
        assertThatThrownBy(() -> admin.post(MEMBERS, MEMBER)).isInstanceOf(IOException.class);
        assertThat(device.members()).hasSize(1);
    }

    @Test
    void a_device_can_be_out_of_reach_for_a_while() throws Exception {
        device.refuseConnections(Duration.ofMinutes(10));
        assertThatThrownBy(() -> admin.get(MEMBERS)).isInstanceOf(ConnectException.class);
        device.clearFaults();
        assertThat(admin.get(MEMBERS).status()).isEqualTo(200);
        device.refuseConnections(Duration.ofMillis(50));
        Eventually.holds("the device is back", () -> answers(MEMBERS));
    }

    private boolean answers(String path) throws InterruptedException {
        try {
            return admin.get(path).status() == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void a_hanging_call_ends_when_its_time_is_over() throws Exception {
        device.arm(Fault.next(FaultKind.HANG, 1).lasting(Duration.ofMillis(20)));
        assertThat(admin.get(MEMBERS).status()).isEqualTo(503);
    }

    @Test
    void faults_can_be_armed_over_http_by_the_admin_only() throws Exception {
        assertThat(RestClient.anonymous(device).post("/lab/faults", "{}").status())
                .isEqualTo(401);
        admin.post("/lab/faults", "{'kind':'MCPD_LOST','method':'GET','times':3}");
        assertThat(admin.get(MEMBERS).status()).isEqualTo(500);
        assertThat(admin.get("/lab/faults").json().at("/faults/0/left").asInt()).isEqualTo(2);
        admin.delete("/lab/faults");
        assertThat(admin.get(MEMBERS).status()).isEqualTo(200);
        assertThat(admin.post("/lab/faults", "{'kind':'STANDBY'}")
                        .json()
                        .path("failoverState")
                        .asString())
                .isEqualTo("standby");
        assertThat(admin.post("/lab/faults", "{'kind':'NONSENSE'}").status()).isEqualTo(400);
    }
}
