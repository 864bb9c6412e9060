package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Adding, switching and removing pool members: facts 2. */
class MemberLifeTest {

    private static final String MEMBERS = "/mgmt/tm/ltm/pool/~Common~p1/members";

    private final F5Simulator device =
            new F5Simulator(F5Options.defaults().withForwarding(false).withMonitorTimeScale(1000));
    private final RestClient admin = RestClient.admin(device);

    @BeforeEach
    void aPool() {
        device.createPool("p1", "");
        device.createPool("watched", "/Common/http");
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
    }

    @Test
    void an_empty_collection_has_no_items() throws Exception {
        assertThat(admin.get(MEMBERS).json().has("items")).isFalse();
    }

    @Test
    void adding_a_member_makes_its_node_and_answers_200_with_the_object() throws Exception {
        RestClient.Answer added = admin.post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.json().path("fullPath").asString()).isEqualTo("/Common/10.0.0.1:80");
        assertThat(added.json().path("ephemeral").asString()).isEqualTo("false");
        JsonNode node = admin.get("/mgmt/tm/ltm/node/~Common~10.0.0.1").json();
        assertThat(node.path("address").asString()).isEqualTo("10.0.0.1");
        assertThat(admin.post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}")
                        .message())
                .isEqualTo("01020066:3: The requested Pool Member (/Common/p1 /Common/10.0.0.1 80) already exists in"
                        + " partition Common.");
    }

    @Test
    void session_and_state_are_read_back_as_the_table_says() throws Exception {
        admin.post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}");
        admin.post("/mgmt/tm/ltm/pool/~Common~watched/members", "{'name':'10.0.0.1:80','partition':'Common'}");
        assertStates(
                "{'session':'user-enabled','state':'user-up'}", "user-enabled/unchecked", "monitor-enabled/checking");
        assertStates(
                "{'session':'user-disabled','state':'user-up'}", "user-disabled/unchecked", "user-disabled/checking");
        assertStates(
                "{'session':'user-disabled','state':'user-down'}",
                "user-disabled/user-down",
                "user-disabled/user-down");
        assertStates("{'session':'user-enabled'}", "user-enabled/user-down", "user-enabled/user-down");
    }

    private void assertStates(String body, String unmonitored, String monitored) throws Exception {
        assertThat(states(admin.patch(MEMBERS + "/~Common~10.0.0.1:80", body).json()))
                .isEqualTo(unmonitored);
        assertThat(states(admin.patch("/mgmt/tm/ltm/pool/~Common~watched/members/~Common~10.0.0.1:80", body)
                        .json()))
                .isEqualTo(monitored);
    }

    private static String states(JsonNode member) {
        return member.path("session").asString() + "/" + member.path("state").asString();
    }

    @Test
    void what_a_read_gave_cannot_be_written_back() throws Exception {
        admin.post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}");
        RestClient.Answer read = admin.get(MEMBERS + "/~Common~10.0.0.1:80");
        RestClient.Answer written = admin.call("PUT", MEMBERS + "/~Common~10.0.0.1:80", read.text());
        assertThat(written.status()).isEqualTo(400);
        assertThat(written.message()).isEqualTo("invalid property value \"state\":\"unchecked\"");
    }

    @Test
    void a_removed_member_leaves_its_node_which_can_go_once_nobody_uses_it() throws Exception {
        admin.post(MEMBERS, "{'name':'10.0.0.1:80','partition':'Common'}");
        assertThat(admin.delete("/mgmt/tm/ltm/node/~Common~10.0.0.1").message())
                .isEqualTo("01070110:3: Node address '/Common/10.0.0.1' is referenced by a member of pool"
                        + " '/Common/p1'.");
        RestClient.Answer removed = admin.delete(MEMBERS + "/~Common~10.0.0.1%3A80");
        assertThat(removed).isEqualTo(new RestClient.Answer(200, ""));
        assertThat(device.nodes()).containsExactly("/Common/10.0.0.1");
        assertThat(admin.delete("/mgmt/tm/ltm/node/~Common~10.0.0.1").status()).isEqualTo(200);
        assertThat(device.nodes()).isEmpty();
    }
}
