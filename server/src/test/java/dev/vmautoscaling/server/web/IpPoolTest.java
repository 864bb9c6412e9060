package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Leases;
import dev.vmautoscaling.domain.pool.FakeBalancer;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowState;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** IP pools and their addresses. */
@WebTest
class IpPoolTest {
    private static final String BLUE = """
            {"name": "blue", "ranges": ["10.1.0.0/16"], "exclusions": ["10.1.0.1-10.1.0.99"], "prefix": 16,
             "gateway": "10.1.0.1", "dns": ["10.1.0.2"]}""";

    @Autowired
    JdbcScalingGroups groups;

    @Autowired
    Ledger ledger;

    @Autowired
    Leases leases;

    @Autowired
    SettableTime time;

    @Autowired
    FakeBalancer balancer;

    private final JdbcClient jdbc;
    private final Api api;

    @Autowired
    IpPoolTest(MockMvcTester mvc, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = new Api(mvc);
    }

    @BeforeEach
    void shop_alone() {
        Api.empty(jdbc);
        api.withShop();
    }

    @Test
    void a_pool_is_made_looked_at_changed_and_deleted() {
        MvcTestResult made = api.post("/api/ip-pools", BLUE);

        assertThat(made)
                .hasStatus(201)
                .hasHeader("Location", "/api/ip-pools/blue")
                .hasHeader("ETag", "\"1\"");
        assertThat(made).bodyJson().extractingPath("$.usable").isEqualTo(65_536 - 101);
        assertThat(api.post("/api/ip-pools", BLUE)).hasStatus(409);
        MvcTestResult changed = api.put("/api/ip-pools/blue", "{\"exclusions\": []}", 1);
        assertThat(changed).hasStatus(200).hasHeader("ETag", "\"2\"");
        assertThat(changed).bodyJson().extractingPath("$.free").isEqualTo(65_533);
        assertThat(changed).bodyJson().extractingPath("$.dns[0]").isEqualTo("10.1.0.2");
        assertThat(api.delete("/api/ip-pools/blue")).hasStatus(204);
        assertThat(api.get("/api/ip-pools/blue")).hasStatus(404);
        assertThat(api.get("/api/audit"))
                .bodyJson()
                .extractingPath("$.items[*].what")
                .asArray()
                .contains("create IP pool blue", "change IP pool blue", "delete IP pool blue");
    }

    @Test
    void of_two_who_change_a_pool_from_one_version_the_second_is_refused() {
        api.post("/api/ip-pools", BLUE);
        api.put("/api/ip-pools/blue", "{\"dns\": []}", 1);

        MvcTestResult late = api.put("/api/ip-pools/blue", "{\"dns\": [\"10.1.0.9\"]}", 1);

        assertThat(late).hasStatus(412);
        assertThat(late).bodyJson().extractingPath("$.code").isEqualTo("changed-meanwhile");
        assertThat(api.put("/api/ip-pools/blue", "{}")).hasStatus(428);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.0.0/33, ranges[0]",
        "10.1.0.0/16, 10.2.0.0/24, ranges[0]",
        "10.1.0.0/16, 127.80.1.104, ranges[0]",
        "10.1.0.0/16, 10.1.0.1, ranges",
        "10.1.0.2, ns, dns[0]",
        "blue, Blue!, name",
    })
    void what_cannot_be_given_out_is_refused_with_its_field(String piece, String spoilt, String field) {
        MvcTestResult refused = api.post("/api/ip-pools", BLUE.replace(piece, spoilt));

        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .contains(field);
    }

    @Test
    void an_overlap_with_another_pool_is_told_with_its_name() {
        MvcTestResult refused = api.post("/api/ip-pools", """
                {"name": "red", "ranges": ["127.80.1.10-127.80.1.20", "127.80.1.90-127.80.1.101"], "prefix": 24,
                 "gateway": "127.80.1.1"}""");

        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo("ranges[1]");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[0].hint")
                .asString()
                .contains("127.80.1.90-127.80.1.101 overlaps pool shop");
    }

    @Test
    void an_address_that_a_server_has_is_refused_with_its_name_and_may_be_excluded() {
        api.put(
                "/api/connections/lab-f5",
                "{\"kind\": \"f5\", \"url\": \"https://127.0.0.1:1\", \"username\": \"a\", \"password\": \"b\"}");
        balancer.withNode(new IpAddress("10.1.7.7"), "nas");

        MvcTestResult refused = api.post("/api/ip-pools", BLUE);
        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[0].hint")
                .isEqualTo("10.1.7.7 belongs to F5 node nas: put them into the exclusions");
        assertThat(api.post("/api/ip-pools", BLUE.replace("10.1.0.1-10.1.0.99", "10.1.7.7")))
                .hasStatus(201);
    }

    @Test
    void a_system_that_cannot_say_which_addresses_it_has_is_a_warning() {
        api.put(
                "/api/connections/lab-f5",
                "{\"kind\": \"f5\", \"url\": \"https://127.0.0.1:1\", \"username\": \"a\", \"password\": \"b\"}");
        balancer.script().failNext("nodes", FaultKind.TRANSIENT);

        MvcTestResult made = api.post("/api/ip-pools", BLUE.replace("10.1.0.0/16", "10.1.1.0/24"));

        assertThat(made).hasStatus(201);
        assertThat(made)
                .bodyJson()
                .extractingPath("$.warnings[0].hint")
                .asString()
                .startsWith("not made sure of: F5 fake");
    }

    @Test
    void an_address_in_use_cannot_fall_out_of_its_pool() {
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        leases.reserve("shop", Scene.MEMBER, time.instant());

        MvcTestResult refused = api.put("/api/ip-pools/shop", "{\"exclusions\": [\"127.80.1.100\"]}", 1);

        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[0].hint")
                .isEqualTo("127.80.1.100 is held by shop-as01: it must stay in the pool");
        assertThat(api.put("/api/ip-pools/shop", "{\"exclusions\": [\"127.80.1.101\"]}", 1))
                .hasStatus(200);
    }

    @Test
    void a_pool_that_somebody_needs_cannot_be_deleted() {
        MvcTestResult used = api.delete("/api/ip-pools/shop");
        assertThat(used).hasStatus(409);
        assertThat(used).bodyJson().extractingPath("$.detail").asString().contains("used by shop");

        api.post("/api/ip-pools", BLUE);
        leases.reserve("blue", "member-9", time.instant());
        assertThat(api.delete("/api/ip-pools/blue")).hasStatus(409);
    }

    @Test
    void every_address_has_a_state_and_an_owner() {
        Scene.open(groups, ledger, WorkflowState.COMPLETED);
        leases.reserve("shop", Scene.MEMBER, time.instant());
        leases.reserve("shop", "gone", time.instant());
        leases.release("gone", time.instant().plus(Duration.ofHours(1)));
        leases.reserve("shop", "robbed", time.instant());
        leases.markConflict("robbed", "VM nas", time.instant().plus(Duration.ofHours(1)));

        MvcTestResult all = api.get("/api/ip-pools/shop/addresses");
        assertThat(all)
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactly("in-use", "quarantined", "conflict", "free", "free");
        assertThat(all).bodyJson().extractingPath("$.items[0].owner.name").isEqualTo("shop-as01");
        assertThat(api.get("/api/ip-pools/shop/addresses?state=free&sort=-address"))
                .bodyJson()
                .extractingPath("$.items[*].address")
                .asArray()
                .containsExactly("127.80.1.104", "127.80.1.103");
        assertThat(api.get("/api/ip-pools/shop/addresses?state=in-use"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(api.get("/api/ip-pools/shop/addresses/127.80.1.102"))
                .bodyJson()
                .extractingPath("$.history.items[*].note")
                .asArray()
                .containsExactly("used by VM nas", "");
    }

    @Test
    void a_large_pool_is_paged() {
        api.post("/api/ip-pools", BLUE);
        IntStream.range(0, 3).forEach(i -> leases.reserve("blue", "holder-" + i, time.instant()));

        MvcTestResult last = api.get("/api/ip-pools/blue/addresses?page=65&size=1000");
        assertThat(last).bodyJson().extractingPath("$.total").isEqualTo(65_435);
        assertThat(last).bodyJson().extractingPath("$.items.length()").isEqualTo(435);
        assertThat(api.get("/api/ip-pools/blue/addresses?state=free&size=2&page=0"))
                .bodyJson()
                .extractingPath("$.items[0].address")
                .isEqualTo("10.1.0.103");
        assertThat(api.get("/api/ip-pools/blue/addresses?sort=-address&size=1"))
                .bodyJson()
                .extractingPath("$.items[0].address")
                .isEqualTo("10.1.255.254");
    }

    @Test
    void a_rest_is_ended_by_hand_and_a_conflict_only_with_a_reason() {
        leases.reserve("shop", "gone", time.instant());
        leases.release("gone", time.instant().plus(Duration.ofHours(1)));
        leases.reserve("shop", "robbed", time.instant());
        leases.markConflict("robbed", "VM nas", time.instant().plus(Duration.ofHours(1)));

        assertThat(api.post("/api/ip-pools/shop/addresses/127.80.1.100/release", "{}"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("free");
        assertThat(api.post("/api/ip-pools/shop/addresses/127.80.1.100/release", "{}"))
                .hasStatus(409);
        assertThat(api.post("/api/ip-pools/shop/addresses/127.80.1.101/release", "{}"))
                .hasStatus(422);
        assertThat(api.post("/api/ip-pools/shop/addresses/127.80.1.101/release", "{\"reason\": \"nas is gone\"}"))
                .hasStatus(200);
        assertThat(api.get("/api/ip-pools/shop/addresses/127.80.1.101"))
                .bodyJson()
                .extractingPath("$.history.items[0].note")
                .isEqualTo("admin: nas is gone");
        assertThat(api.get("/api/audit"))
                .bodyJson()
                .extractingPath("$.items[0].what")
                .isEqualTo("release conflict address 127.80.1.101 of shop");
    }

    @Test
    void an_address_that_is_held_or_elsewhere_is_not_released() {
        leases.reserve("shop", "holder", time.instant());

        assertThat(api.post("/api/ip-pools/shop/addresses/127.80.1.100/release", "{}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("address-in-use");
        assertThat(api.post("/api/ip-pools/shop/addresses/127.80.1.1/release", "{}"))
                .hasStatus(404);
        assertThat(api.get("/api/ip-pools/shop/addresses/gateway")).hasStatus(404);
        assertThat(api.get("/api/ip-pools/shpo/addresses")).hasStatus(404);
    }
}
