package dev.vmautoscaling.adapters.f5;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static dev.vmautoscaling.domain.fault.FaultKind.UNKNOWN_OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import dev.vmautoscaling.lab.f5.F5Role;
import dev.vmautoscaling.lab.f5.F5Simulator;
import dev.vmautoscaling.lab.f5.Fault;
import dev.vmautoscaling.lab.f5.FaultKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is F5's own: its faults, folders, route domains, roles. */
class F5PoolsTest {
    private static final PoolId SHOP = new PoolId("Common", "shop-pool");
    private static final Endpoint FIRST = new Endpoint(new IpAddress("10.20.0.11"), 8080);
    private static final String MARK = "vm-autoscaler installation-1 shop member-1";

    private final Device device = new Device();
    private final F5Simulator unit = device.start();
    private final F5Pools pools = device.open(unit);

    @AfterEach
    void stop() {
        device.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTARTING", "ASYNC_TASK", "MCPD_LOST", "NOT_REGISTERED"})
    void a_unit_that_is_busy_may_be_asked_again(FaultKind kind) {
        pools.members(SHOP);
        unit.arm(Fault.next(kind, 1).on("POST|PATCH|DELETE", "/members"));
        assertThat(faultOf(() -> pools.add(SHOP, FIRST, MARK)).kind()).isEqualTo(TRANSIENT);
        assertThat(unit.members()).isEmpty();
        pools.add(SHOP, FIRST, MARK);

        unit.arm(Fault.next(kind, 1).on("GET", "/stats"));
        assertThat(faultOf(() -> pools.members(SHOP)).kind()).isEqualTo(TRANSIENT);
    }

    @Test
    void a_write_whose_answer_is_lost_has_an_unknown_outcome() {
        pools.add(SHOP, FIRST, MARK);
        unit.arm(Fault.next(FaultKind.DROP_AFTER, 1).on("PATCH", "/members"));
        OutsideFault enabling = faultOf(() -> pools.setAdminState(SHOP, FIRST, AdminState.ENABLED));
        unit.arm(Fault.next(FaultKind.DROP_AFTER, 1).on("DELETE", "/members"));
        OutsideFault removing = faultOf(() -> pools.remove(SHOP, FIRST, MARK));

        assertThat(enabling.kind()).isEqualTo(UNKNOWN_OUTCOME);
        assertThat(removing.kind()).isEqualTo(UNKNOWN_OUTCOME);
        assertThat(unit.nodes()).hasSize(1);
        pools.remove(SHOP, FIRST, MARK);
        assertThat(unit.nodes()).isEmpty();
    }

    @Test
    void a_read_whose_answer_is_lost_may_be_repeated() {
        // Java's own client repeats a GET by itself, a few times.
        unit.arm(Fault.next(FaultKind.DROP_BEFORE, 20).on("GET", "/members"));

        assertThat(faultOf(() -> pools.members(SHOP)).kind()).isEqualTo(TRANSIENT);
        unit.clearFaults();
        assertThat(pools.members(SHOP)).isEmpty();
    }

    @Test
    void a_role_that_is_too_low_is_told_which_one_is_needed() {
        unit.addUser("op", "op-password", F5Role.OPERATOR);
        F5Pools operator = device.open("op", "op-password", unit);
        pools.add(SHOP, FIRST, MARK);

        operator.setAdminState(SHOP, FIRST, AdminState.ENABLED);
        OutsideFault fault = faultOf(() -> operator.remove(SHOP, FIRST, MARK));

        assertThat(fault.kind()).isEqualTo(PERMANENT);
        assertThat(fault.hint()).contains("Manager");
        assertThat(unit.members()).hasSize(1);
        assertThat(device.calls("POST authn/login")).isEqualTo(2);
    }

    @Test
    void a_manager_of_the_partition_is_enough() {
        unit.addUser("mgr", "mgr-password", F5Role.MANAGER, "Common");
        F5Pools manager = device.open("mgr", "mgr-password", unit);

        manager.add(SHOP, FIRST, MARK);
        manager.setAdminState(SHOP, FIRST, AdminState.ENABLED);
        manager.remove(SHOP, FIRST, MARK);

        assertThat(unit.members()).isEmpty();
        assertThat(unit.nodes()).isEmpty();
    }

    @Test
    void a_pool_in_a_sub_folder_is_reached() {
        unit.createFolder("Common/app", 0);
        new People(unit).send("POST", "/ltm/pool", "{\"name\":\"p1\",\"partition\":\"Common\",\"subPath\":\"app\"}");
        PoolId pool = new PoolId("Common/app", "p1");

        pools.add(pool, FIRST, MARK);
        pools.setAdminState(pool, FIRST, AdminState.ENABLED);

        assertThat(pools.members(pool))
                .singleElement()
                .extracting(PoolMember::admin)
                .isEqualTo(AdminState.ENABLED);
        pools.remove(pool, FIRST, MARK);
        assertThat(unit.nodes()).isEmpty();
    }

    @Test
    void a_partition_with_a_route_domain_of_its_own_changes_names_and_nothing_else() {
        unit.createFolder("tenant", 4);
        new People(unit).send("POST", "/ltm/pool", "{\"name\":\"p1\",\"partition\":\"tenant\"}");
        PoolId pool = new PoolId("tenant", "p1");

        pools.add(pool, FIRST, MARK);
        pools.setAdminState(pool, FIRST, AdminState.ENABLED);

        assertThat(pools.member(pool, FIRST))
                .get()
                .extracting(PoolMember::admin)
                .isEqualTo(AdminState.ENABLED);
        pools.remove(pool, FIRST, MARK);
        assertThat(unit.members()).isEmpty();
        assertThat(unit.nodes()).isEmpty();
    }

    @Test
    void a_node_in_common_serves_a_pool_in_another_partition() {
        unit.createFolder("tenant", 0);
        People people = new People(unit);
        people.send("POST", "/ltm/pool", "{\"name\":\"p1\",\"partition\":\"tenant\"}");
        people.addNode("web1", FIRST.address());
        PoolId pool = new PoolId("tenant", "p1");

        pools.add(pool, FIRST, MARK);

        assertThat(pools.member(pool, FIRST)).get().extracting(PoolMember::name).isEqualTo("web1:8080");
    }

    @Test
    void a_node_that_only_another_partition_may_use_is_told() {
        unit.createFolder("tenant", 0);
        new People(unit)
                .send("POST", "/ltm/node", "{\"name\":\"theirs\",\"partition\":\"tenant\",\"address\":\"10.20.0.11\"}");

        OutsideFault fault = faultOf(() -> pools.add(SHOP, FIRST, MARK));

        assertThat(fault.kind()).isEqualTo(PERMANENT);
        assertThat(fault).hasMessageContaining("/tenant/theirs");
    }

    @Test
    void a_thousand_callers_at_once_do_not_crowd_the_unit() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<PoolMember>>> answers = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                answers.add(threads.submit(() -> pools.members(SHOP)));
            }
            for (Future<List<PoolMember>> answer : answers) {
                assertThat(answer.get()).isEmpty();
            }
        }
    }

    @Test
    void a_member_whose_node_a_person_disabled_takes_no_traffic() {
        pools.add(SHOP, FIRST, MARK);
        pools.setAdminState(SHOP, FIRST, AdminState.ENABLED);
        new People(unit).disableNode("10.20.0.11");

        assertThat(pools.member(SHOP, FIRST)).get().matches(member -> !member.takesTraffic());
    }

    @Test
    void a_monitor_decides_availability() {
        unit.createHttpMonitor("health", "/health", 5);
        unit.createPool("watched", "/Common/health");
        PoolId watched = new PoolId("Common", "watched");

        pools.add(watched, FIRST, MARK);

        assertThat(pools.member(watched, FIRST))
                .get()
                .extracting(PoolMember::availability)
                .isIn(Availability.CHECKING, Availability.DOWN);
    }

    @Test
    void tells_product_and_version() {
        assertThat(pools.check()).startsWith("BIG-IP ");
    }

    @Test
    void joining_a_pool_takes_few_calls() {
        pools.flush();
        pools.add(SHOP, FIRST, MARK);
        assertThat(device.calls())
                .containsExactly(
                        "POST authn/login ok",
                        "PATCH authz/tokens ok",
                        "GET cm/failover-status ok",
                        "GET ltm/pool/members ok",
                        "GET cm/sync-status ok",
                        "POST ltm/node ok",
                        "GET ltm/node ok",
                        "POST ltm/pool/members ok",
                        "GET ltm/pool/members ok");
        device.forgetCalls();
        pools.setAdminState(SHOP, FIRST, AdminState.ENABLED);
        pools.setAdminState(SHOP, FIRST, AdminState.ENABLED);
        assertThat(device.calls())
                .containsExactly(
                        "GET cm/failover-status ok",
                        "GET ltm/pool/members ok",
                        "PATCH ltm/pool/members ok",
                        "GET ltm/pool/members ok",
                        "GET cm/failover-status ok",
                        "GET ltm/pool/members ok");
    }

    @Test
    void what_is_no_f5_is_called_so() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] page =
                    "<html><script>x</script><body>Welcome to nginx</body></html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        web.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + web.getAddress().getPort());
            F5Pools wrong = device.open(new F5Connection(
                    "lab-f5",
                    List.of(new F5Connection.Address(url, new Trust.PublicAuthorities())),
                    "admin",
                    "secret",
                    0));
            OutsideFault fault = faultOf(() -> wrong.members(SHOP));
            assertThat(fault).hasMessageContaining("no JSON: Welcome to nginx");
            assertThat(fault.kind()).isEqualTo(PERMANENT);
        } finally {
            web.stop(0);
        }
    }

    private static OutsideFault faultOf(Runnable call) {
        return catchThrowableOfType(OutsideFault.class, call::run);
    }
}
