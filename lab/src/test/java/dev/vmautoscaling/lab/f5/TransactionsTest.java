package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All or nothing: facts 5, transactions. */
class TransactionsTest {

    private static final String TRANSACTIONS = "/mgmt/tm/transaction";
    private static final String MEMBERS = "/mgmt/tm/ltm/pool/~Common~p1/members";

    private final SettableClock clock = new SettableClock();
    private final F5Simulator device =
            new F5Simulator(F5Options.defaults().withForwarding(false).withClock(clock));
    private final RestClient admin = RestClient.admin(device);
    private String id = "";

    @BeforeEach
    void begin() throws Exception {
        device.createPool("p1", "");
        id = Long.toString(admin.post(TRANSACTIONS, "{}").json().path("transId").asLong());
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
    }

    private RestClient inside() {
        return admin.with("X-F5-REST-Coordination-Id", id);
    }

    @Test
    void commands_are_answered_with_themselves_and_done_at_the_commit() throws Exception {
        RestClient.Answer kept = inside().post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}");
        inside().patch(MEMBERS + "/~Common~10.0.0.1:80", "{'session':'user-disabled'}");
        assertThat(kept.json().path("kind").asString()).isEqualTo("tm:transaction:commandsstate");
        assertThat(kept.json().at("/body/name").asString()).isEqualTo("10.0.0.1:80");
        assertThat(inside().get(MEMBERS).json().has("items")).isFalse();
        assertThat(commit().json().path("state").asString()).isEqualTo("COMPLETED");
        assertThat(device.members())
                .singleElement()
                .extracting(MemberView::session)
                .isEqualTo("user-disabled");
    }

    @Test
    void one_refused_command_undoes_all() throws Exception {
        inside().post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}");
        inside().delete("/mgmt/tm/ltm/node/~Common~10.0.0.1");
        RestClient.Answer refused = commit();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("transaction failed:01070110:3: Node address '/Common/10.0.0.1'");
        assertThat(refused.json().path("apiError").asInt()).isEqualTo(2);
        assertThat(device.members()).isEmpty();
        assertThat(device.nodes()).isEmpty();
    }

    @Test
    void validating_only_changes_nothing() throws Exception {
        inside().post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}");
        assertThat(admin.patch(TRANSACTIONS + "/" + id, "{'state':'VALIDATING','validateOnly':true}")
                        .status())
                .isEqualTo(200);
        assertThat(device.members()).isEmpty();
    }

    @Test
    void a_transaction_vanishes_after_120_seconds() throws Exception {
        clock.advance(Duration.ofSeconds(120));
        assertThat(commit().status()).isEqualTo(404);
    }

    private RestClient.Answer commit() throws Exception {
        return admin.patch(TRANSACTIONS + "/" + id, "{'state':'VALIDATING'}");
    }
}
