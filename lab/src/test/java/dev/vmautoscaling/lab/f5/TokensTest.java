package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Log-in tokens and roles: facts 1. */
class TokensTest {

    private static final String POOLS = "/mgmt/tm/ltm/pool";

    private final SettableClock clock = new SettableClock();
    private final F5Simulator device =
            new F5Simulator(F5Options.defaults().withForwarding(false).withClock(clock));
    private final RestClient nobody = RestClient.anonymous(device);

    @AfterEach
    void close() {
        nobody.close();
        device.close();
    }

    private JsonNode login() throws Exception {
        return nobody.post(
                        "/mgmt/shared/authn/login",
                        "{'username':'admin','password':'admin-password','loginProviderName':'tmos'}")
                .json()
                .path("token");
    }

    @Test
    void a_token_lives_1200_seconds_however_much_it_is_used() throws Exception {
        JsonNode token = login();
        assertThat(token.path("token").asString()).matches("[A-Z0-9]{26}");
        RestClient client = nobody.token(token.path("token").asString());
        clock.advance(Duration.ofSeconds(1_199));
        assertThat(client.get(POOLS).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get(POOLS).message()).isEqualTo("X-F5-Auth-Token has expired.");
    }

    @Test
    void a_token_can_be_extended_and_deleted() throws Exception {
        String token = login().path("token").asString();
        RestClient client = nobody.token(token);
        String path = "/mgmt/shared/authz/tokens/" + token;
        assertThat(client.patch(path, "{'timeout':36000}")
                        .json()
                        .path("timeout")
                        .asInt())
                .isEqualTo(36_000);
        clock.advance(Duration.ofHours(9));
        assertThat(client.get(POOLS).status()).isEqualTo(200);
        assertThat(client.delete(path).status()).isEqualTo(200);
        assertThat(client.get(POOLS).message()).isEqualTo("X-F5-Auth-Token does not exist.");
        assertThat(device.tokens()).isZero();
    }

    @Test
    void only_the_user_named_admin_may_hold_more_than_100_tokens() throws Exception {
        for (int i = 0; i < 101; i++) {
            assertThat(login().has("token")).isTrue();
        }
    }

    @Test
    void an_operator_may_switch_members_but_not_add_any() throws Exception {
        device.createPool("p1", "");
        device.createMember("p1", "10.0.0.1", 80);
        device.addUser("op", "op", F5Role.OPERATOR);
        RestClient operator = nobody.as("op", "op");
        String members = POOLS + "/~Common~p1/members";
        assertThat(operator.patch(members + "/~Common~10.0.0.1:80", "{'session':'user-disabled'}")
                        .status())
                .isEqualTo(200);
        RestClient.Answer refused = operator.post(members, "{'name':'10.0.0.2:80','partition':'Common'}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).startsWith("Authorization failed: user=").contains("verb=POST");
    }

    @Test
    void a_manager_works_in_its_own_partition_only() throws Exception {
        device.createFolder("shop", 0);
        device.addUser("manager", "manager", F5Role.MANAGER, "shop");
        RestClient manager = nobody.as("manager", "manager");
        assertThat(manager.post(POOLS, "{'name':'p1','partition':'shop'}").status())
                .isEqualTo(200);
        assertThat(manager.post(POOLS, "{'name':'p1','partition':'Common'}").status())
                .isEqualTo(401);
        assertThat(manager.post("/mgmt/tm/sys/config", "{'command':'save'}").status())
                .isEqualTo(401);
    }

    @Test
    void many_wrong_passwords_lock_the_account_for_a_while() throws Exception {
        for (int i = 0; i < 10; i++) {
            nobody.as("admin", "wrong").get(POOLS);
        }
        RestClient right = nobody.as("admin", "admin-password");
        assertThat(right.get(POOLS).status()).isEqualTo(401);
        clock.advance(Duration.ofMinutes(2));
        assertThat(right.get(POOLS).status()).isEqualTo(200);
    }
}
