package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Each error that was recorded is provoked over the wire in a world of the same names, and compared word for word. */
class RecordedErrorsTest {

    private static final String LTM = "/mgmt/tm/ltm/";

    private final SettableClock clock = new SettableClock();
    private final F5Simulator device =
            new F5Simulator(F5Options.defaults().withForwarding(false).withClock(clock));
    private final RestClient nobody = RestClient.anonymous(device);
    private final RestClient admin = RestClient.admin(device);

    @FunctionalInterface
    private interface Provocation {
        RestClient.Answer provoke() throws Exception;
    }

    @BeforeEach
    void aWorldOfTheRecordedNames() throws Exception {
        device.addUser("test", "test", F5Role.MANAGER);
        device.addUser("hoarder", "hoarder", F5Role.MANAGER);
        device.createFolder("IAM", 0);
        device.createFolder("IAM/PROD", 0);
        device.createFolder("tenant", 0);
        device.createFolder("tenant/app", 0);
        admin.post(LTM + "pool", "{'name':'test_5679'}");
        admin.post(LTM + "pool", "{'name':'p1'}");
        admin.post(LTM + "virtual", "{'name':'vs1','destination':'10.0.0.9:80','pool':'/Common/p1'}");
        admin.post(LTM + "node", "{'name':'localGateway','address':'10.0.1.1'}");
        admin.post(LTM + "node", "{'name':'x.x.x.x','address':'10.0.1.2'}");
        admin.post(LTM + "node", "{'name':'nd_192-168-1-241','address':'192.168.1.241'}");
        admin.post(LTM + "node", "{'name':'web','address':'192.0.1.12'}");
        admin.post(LTM + "pool", "{'name':'myPool','partition':'IAM','subPath':'PROD'}");
        admin.post(LTM + "pool/~IAM~PROD~myPool/members", "{'name':'localGateway:161','partition':'Common'}");
        admin.post(LTM + "pool", "{'name':'poolname','partition':'tenant','subPath':'app'}");
        admin.post(LTM + "pool/~tenant~app~poolname/members", "{'name':'x.x.x.x:80','partition':'Common'}");
        admin.post(LTM + "pool/~Common~p1/members", "{'name':'10.0.0.1:80','partition':'Common'}");
    }

    @AfterEach
    void close() {
        nobody.close();
        admin.close();
        device.close();
    }

    @TestFactory
    Stream<DynamicTest> errors_are_answered_word_for_word() throws Exception {
        if (!RecordedShapes.areAtHand()) {
            return Stream.empty();
        }
        Map<String, Provocation> provocations = new LinkedHashMap<>(objects());
        provocations.putAll(wrongInput());
        provocations.putAll(logIns());
        provocations.putAll(troubles());
        Map<String, JsonNode> recorded = new LinkedHashMap<>();
        RecordedShapes.read("errors.json")
                .path("errors")
                .values()
                .forEach(error -> recorded.put(error.path("id").asString(), error));
        return provocations.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> compare(
                                recorded.get(each.getKey()), each.getValue().provoke())));
    }

    private Map<String, Provocation> objects() {
        String member = LTM + "pool/~Common~test_5679/members/~Common~wrong:80";
        return Map.ofEntries(
                Map.entry("pool-get-404", () -> admin.get(LTM + "pool/~Common~wrong")),
                Map.entry(
                        "member-post-pool-404",
                        () -> admin.post(
                                LTM + "pool/~Common~wrong/members", "{'name':'10.0.0.3:80','partition':'Common'}")),
                Map.entry("member-get-404", () -> admin.get(member)),
                Map.entry("member-modify-404-member", () -> admin.patch(member, "{'session':'user-enabled'}")),
                Map.entry(
                        "member-modify-404-pool",
                        () -> admin.delete(LTM + "pool/~Common~wrong/members/~Common~10.200.1.137:80")),
                Map.entry("node-404", () -> admin.get(LTM + "node/~appsvcs_test_basic_ltm~1.0.113.10")),
                Map.entry("virtual-404", () -> admin.get(LTM + "virtual/~Common~Shared~demoHttp")),
                Map.entry(
                        "monitor-404", () -> admin.get(LTM + "monitor/http/~TEST_GSLB_MONITOR~TEST_APP~TEST_MONITOR")),
                Map.entry(
                        "member-conflict-409",
                        () -> admin.post(
                                LTM + "pool/~IAM~PROD~myPool/members",
                                "{'name':'localGateway:161','partition':'Common'}")),
                Map.entry("node-in-use-400", () -> admin.delete(LTM + "node/~Common~x.x.x.x")),
                Map.entry("pool-in-use-400", () -> admin.delete(LTM + "pool/~Common~p1/")),
                Map.entry(
                        "node-ip-conflict-400",
                        () -> admin.post(
                                LTM + "pool/~Common~p1/members", "{'name':'192.168.1.241:80','partition':'Common'}")),
                Map.entry(
                        "ip-exists-400", () -> admin.post(LTM + "node", "{'name':'192.0.1.12','partition':'Common'}")));
    }

    private Map<String, Provocation> wrongInput() {
        String member = LTM + "pool/~Common~p1/members/~Common~10.0.0.1:80";
        return Map.of(
                "member-bad-partition-400",
                        () -> admin.post(
                                LTM + "pool/~wrong~test_5679/members",
                                "{'name':'10.200.1.137:80','partition':'wrong'}"),
                "folder-400", () -> admin.post(LTM + "pool", "{'name':'p','partition':'nonExistent'}"),
                "empty-patch-400", () -> admin.patch(LTM + "pool/~Common~wrong", "{}"),
                "bad-chars-400",
                        () -> admin.post(LTM + "pool/~Common~p1/members", "{'name':'<b>:80','partition':'Common'}"),
                "invalid-state-400", () -> admin.patch(member, "{'state':'up'}"),
                "address-modify-400", () -> admin.patch(member, "{'address':'10.0.0.2'}"),
                "bad-json-400", () -> admin.post(LTM + "pool", "{'name':"),
                "config-sync-group-400",
                        () -> admin.post(
                                "/mgmt/tm/cm", "{'command':'run','utilCmdArgs':'config-sync to-group GROUP'}"));
    }

    private Map<String, Provocation> logIns() {
        return Map.of(
                "token-expired-401",
                        () -> {
                            RestClient client = nobody.token(token("test"));
                            clock.advance(Duration.ofSeconds(1_200));
                            return client.get(LTM + "pool");
                        },
                "token-unknown-401", () -> nobody.token("ABC").get(LTM + "pool"),
                "no-auth-401", () -> nobody.get("/mgmt/tm/ltm/virtual"),
                "role-401", () -> nobody.as("test", "test").get("/mgmt/tm/net/self"),
                "basic-bad-password-401", () -> nobody.as("admin", "wrong").get(LTM + "pool"),
                "too-many-tokens-400",
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                token("hoarder");
                            }
                            return login("hoarder", "hoarder", "tmos");
                        },
                "login-provider-401", () -> login("test", "test", "nonsense"),
                "token-timeout-406",
                        () -> {
                            String token = token("test");
                            return nobody.token(token).patch("/mgmt/shared/authz/tokens/" + token, "{'timeout':36001}");
                        });
    }

    private Map<String, Provocation> troubles() {
        String path = LTM + "pool/~Common~my-pool";
        return Map.of(
                "uri-not-registered-404", () -> troubled(FaultKind.NOT_REGISTERED, path),
                "uri-not-available-404", () -> troubled(FaultKind.NOT_AVAILABLE, path),
                "mcpd-lost-500", () -> troubled(FaultKind.MCPD_LOST, path),
                "async-task-503", () -> troubled(FaultKind.ASYNC_TASK, path),
                "restarting-503", () -> troubled(FaultKind.RESTARTING, path));
    }

    private RestClient.Answer troubled(FaultKind kind, String path) throws Exception {
        device.arm(Fault.next(kind, 1));
        return admin.get(path);
    }

    private RestClient.Answer login(String user, String password, String provider) throws Exception {
        return nobody.post(
                "/mgmt/shared/authn/login",
                "{'username':'%s','password':'%s','loginProviderName':'%s'}".formatted(user, password, provider));
    }

    private String token(String user) throws Exception {
        return login(user, user, "tmos").json().at("/token/token").asString();
    }

    private static void compare(JsonNode recorded, RestClient.Answer answer) {
        assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(recorded.path("httpStatus").asInt());
        JsonNode body = recorded.path("body");
        if (body.isString()) {
            // pages of which only the head or one phrase is recorded
            String phrase = body.asString().replace("...</html>", "").replaceAll("<html>\\.\\.\\. |\\.\\.\\. ?$", "");
            assertThat(answer.text()).contains(phrase.strip());
            return;
        }
        body.properties().forEach(key -> {
            JsonNode ours = answer.json().path(key.getKey());
            assertThat(ours.getNodeType())
                    .as(key.getKey())
                    .isEqualTo(key.getValue().getNodeType());
            if (!key.getKey().equals("restOperationId")) {
                assertThat(anywhere(ours)).isEqualTo(anywhere(key.getValue()));
            }
        });
        assertThat(answer.json().has("apiError")).isEqualTo(body.has("apiError"));
    }

    /** Without the caller's address, which the recorded texts contain. */
    private static String anywhere(JsonNode value) {
        return value.toString().matches("\"[0-9.]+\"")
                ? "an address"
                : value.toString().replaceAll("(?i)((referrer|sender):)[0-9.]+", "$1");
    }
}
