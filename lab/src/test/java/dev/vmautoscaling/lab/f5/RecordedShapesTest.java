package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every kind of answer has the keys, and the JSON type of each, that real devices gave. */
class RecordedShapesTest {

    private static final String POOL = "/mgmt/tm/ltm/pool/~Common~p1";

    private final F5Simulator device =
            new F5Simulator(F5Options.defaults().withForwarding(false).withMonitorTimeScale(1000));
    private final RestClient admin = RestClient.admin(device);

    /** A recorded file, where in it to look, the call to compare with, where in its answer, and keys to leave out. */
    private record Pair(
            String file, String inFile, String method, String path, String inAnswer, List<String> optional) {
        static Pair get(String file, String path, String... optional) {
            return new Pair(file, "", "GET", path, "", Arrays.asList(optional));
        }

        Pair at(String pointer) {
            return new Pair(file, pointer, method, path, pointer, optional);
        }
    }

    @BeforeEach
    void aWorldLikeTheRecordedOne() throws Exception {
        admin.post(
                "/mgmt/tm/ltm/pool",
                "{'name':'p1','partition':'Common','description':'this is my pool','monitor':'/Common/http and"
                        + " /Common/tcp','metadata':[{'name':'a','persist':'true'},"
                        + "{'name':'b','persist':'true','value':'2'}]}");
        admin.post(
                POOL + "/members",
                "{'name':'10.0.0.1:80','partition':'Common','profiles':[{'name':'ip4ip4','partition':'Common',"
                        + "'nameReference':{'link':'https://localhost/x'}}]}");
        admin.patch("/mgmt/tm/ltm/node/~Common~10.0.0.1", "{'description':'ipv4 node'}");
        admin.post(
                "/mgmt/tm/ltm/virtual",
                "{'name':'vs','destination':'/Common/127.0.0.1:443','pool':'/Common/p1','description':'a',"
                        + "'profiles':[{'name':'tcp'}],'sourceAddressTranslation':{'type':'automap'},"
                        + "'metadata':[{'name':'a','persist':'true','value':'1'}]}");
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
    }

    @TestFactory
    Stream<DynamicTest> answers_have_the_recorded_shape() {
        return RecordedShapes.areAtHand()
                ? pairs().map(pair -> DynamicTest.dynamicTest(pair.file(), () -> compare(pair)))
                : Stream.empty();
    }

    private static Stream<Pair> pairs() {
        return Stream.of(
                Pair.get("pool-collection-16.0.json", "/mgmt/tm/ltm/pool"),
                Pair.get("pool-collection-empty-no-items-14.1.json", "/mgmt/tm/ltm/pool?$filter=partition%20eq%20None"),
                new Pair(
                        "pool-create-response-11.6.json",
                        "",
                        "POST {'name':'p2','partition':'Common'}",
                        "/mgmt/tm/ltm/pool",
                        "",
                        List.of()),
                Pair.get("pool-stats-16.0.json", POOL + "/stats"),
                Pair.get("members-collection-16.0.json", POOL + "/members").at("/items/0"),
                Pair.get("members-stats-collection-14.1.json", POOL + "/members/stats", "fqdn"),
                Pair.get("node-collection-16.0.json", "/mgmt/tm/ltm/node").at("/items/0"),
                Pair.get("node-stats-16.0.json", "/mgmt/tm/ltm/node/~Common~10.0.0.1/stats"),
                Pair.get("virtual-collection-16.1.json", "/mgmt/tm/ltm/virtual?expandSubcollections=true", "pool"),
                Pair.get("virtual-stats-16.1.json", "/mgmt/tm/ltm/virtual/~Common~vs/stats"),
                Pair.get("virtual-address-collection.json", "/mgmt/tm/ltm/virtual-address"),
                Pair.get("monitor-http-collection-16.0.json", "/mgmt/tm/ltm/monitor/http"),
                Pair.get("monitor-https-collection-16.0.json", "/mgmt/tm/ltm/monitor/https"),
                Pair.get("monitor-tcp-collection-16.0.json", "/mgmt/tm/ltm/monitor/tcp"),
                Pair.get("monitor-icmp-collection-16.0.json", "/mgmt/tm/ltm/monitor/icmp"),
                Pair.get("device-collection-standalone-16.0.json", "/mgmt/tm/cm/device"),
                Pair.get("device-group-collection-16.0.json", "/mgmt/tm/cm/device-group?expandSubcollections=true"),
                Pair.get("device-group-16.0.json", "/mgmt/tm/cm/device-group/~Common~device_trust_group"),
                Pair.get("device-group-stats-14.1.json", "/mgmt/tm/cm/device-group/~Common~device_trust_group/stats"),
                Pair.get("traffic-group-collection-16.0.json", "/mgmt/tm/cm/traffic-group"),
                Pair.get("traffic-group-stats-16.0.json", "/mgmt/tm/cm/traffic-group/~Common~traffic-group-1/stats"),
                Pair.get("sync-status-standalone-16.0.json", "/mgmt/tm/cm/sync-status"),
                Pair.get("bigip-failover-state.json", "/mgmt/tm/shared/bigip-failover-state"),
                Pair.get("sys-version-16.0.json", "/mgmt/tm/sys/version"),
                Pair.get("sys-provision-16.0.json", "/mgmt/tm/sys/provision"),
                Pair.get("auth-partition-collection-16.0.json", "/mgmt/tm/auth/partition", "description"),
                new Pair(
                        "sys-config-save-response.json",
                        "",
                        "POST {'command':'save'}",
                        "/mgmt/tm/sys/config",
                        "",
                        List.of()),
                new Pair("transaction-created-13.1.json", "", "POST {}", "/mgmt/tm/transaction", "", List.of()),
                new Pair(
                        "login-response.json",
                        "",
                        "POST {'username':'admin','password':'admin-password','loginProviderName':'tmos'}",
                        "/mgmt/shared/authn/login",
                        "",
                        List.of()));
    }

    private void compare(Pair pair) throws Exception {
        String[] call = pair.method().split(" ", 2);
        RestClient.Answer answer = admin.call(call[0], pair.path(), call.length > 1 ? call[1] : "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode recorded = RecordedShapes.read(pair.file()).at(pair.inFile());
        assertThat(shape(answer.json().at(pair.inAnswer()), pair))
                .hasSizeGreaterThan(2)
                .isEqualTo(shape(recorded, pair));
    }

    private static SortedMap<String, String> shape(JsonNode node, Pair pair) {
        SortedMap<String, String> shape = RecordedShapes.shape(node);
        shape.keySet().removeIf(key -> pair.optional().stream().anyMatch(word -> key.contains("/" + word)));
        return shape;
    }
}
