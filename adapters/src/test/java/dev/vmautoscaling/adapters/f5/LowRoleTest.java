package dev.vmautoscaling.adapters.f5;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.adapters.f5.F5Pools.Flushed;
import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolRights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit that shows this user its pools and nothing of its cluster. */
class LowRoleTest {
    private static final PoolId SHOP = new PoolId("Common", "shop-pool");
    private static final Endpoint FIRST = new Endpoint(new IpAddress("10.20.0.11"), 8080);
    private static final String FORBIDDEN = "{\"code\":401,\"message\":\"Authorization failed:"
            + " user=https://localhost/mgmt/shared/authz/users/op resource=/mgmt/tm/cm verb=GET\"}";

    private final Device device = new Device();
    private HttpServer unit;
    private volatile String session = "user-enabled";

    @BeforeEach
    void start() throws IOException {
        unit = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        answer("/mgmt/tm/cm", 401, FORBIDDEN);
        answer("/mgmt/tm/auth/user", 401, FORBIDDEN);
        answer("/mgmt/tm/sys/version", 401, FORBIDDEN);
        answer("/mgmt/tm/sys/config", 200, "{\"command\":\"save\"}");
        answer("/mgmt/tm/ltm/pool", 200, "{}");
        answer("/mgmt/shared/authn/login", 200, "{\"token\":{\"token\":\"T\",\"timeout\":1200}}");
        answer("/mgmt/shared/authz/tokens", 200, "{\"timeout\":36000}");
        unit.createContext("/mgmt/tm/ltm/pool/~Common~shop-pool/members", exchange -> {
            session = exchange.getRequestMethod().equals("PATCH") ? "user-disabled" : session;
            String row = "{\"fullPath\":\"/Common/10.20.0.11:8080\",\"address\":\"10.20.0.11\",\"session\":\"" + session
                    + "\",\"state\":\"unchecked\"}";
            boolean one = exchange.getRequestURI().getPath().endsWith("8080");
            send(exchange, 200, one ? row : "{\"items\":[" + row + "]}");
        });
        unit.start();
    }

    @AfterEach
    void stop() {
        device.close();
        unit.stop(0);
    }

    @Test
    void the_only_unit_is_taken_for_active_and_its_changes_for_not_to_be_synced() {
        F5Pools pools = open(1);

        pools.setAdminState(SHOP, FIRST, AdminState.DISABLED);

        assertThat(session).isEqualTo("user-disabled");
        assertThat(pools.flush()).isEqualTo(Flushed.HELD_BACK);
        assertThat(device.alarms()).singleElement().asString().contains("not visible to this role");
        assertThat(device.calls("POST sys/config")).isEqualTo(1);
        assertThat(pools.check()).contains("may not see");
    }

    @Test
    void a_role_that_cannot_be_seen_is_not_guessed() {
        assertThat(open(1).balancer().rights(SHOP)).isInstanceOf(PoolRights.Untold.class);
    }

    @Test
    void of_two_units_none_is_written_to() {
        OutsideFault fault =
                catchThrowableOfType(OutsideFault.class, () -> open(2).setAdminState(SHOP, FIRST, AdminState.DISABLED));

        assertThat(fault.kind()).isEqualTo(PERMANENT);
        assertThat(fault.hint()).contains("role");
        assertThat(session).isEqualTo("user-enabled");
    }

    private F5Pools open(int units) {
        URI url = URI.create("http://127.0.0.1:" + unit.getAddress().getPort());
        List<F5Connection.Address> addresses =
                Collections.nCopies(units, new F5Connection.Address(url, new Trust.PublicAuthorities()));
        return device.open(new F5Connection("lab-f5", addresses, "op", "secret", 0));
    }

    private void answer(String path, int status, String body) {
        unit.createContext(path, exchange -> send(exchange, status, body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
