package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.vmautoscaling.lab.journal.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections really go through: facts 2 and 6. */
class ForwardingTest {

    private final Journal journal = Journal.inMemory();
    private final F5Simulator device =
            new F5Simulator(F5Options.defaults().withMonitorTimeScale(0.01).withJournal(journal));
    private final RestClient admin = RestClient.admin(device);
    private final List<HttpServer> guests = new ArrayList<>();

    @AfterEach
    void close() {
        admin.close();
        device.close();
        guests.forEach(guest -> guest.stop(0));
    }

    private int guest(String name) throws IOException {
        HttpServer guest = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        guest.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        guest.createContext("/", exchange -> {
            byte[] body = name.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        guest.start();
        guests.add(guest);
        return guest.getAddress().getPort();
    }

    /** A keep-alive connection through the virtual server. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(10_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String get() throws IOException {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            int length = 0;
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            char[] body = new char[length];
            return in.read(body) == length ? new String(body) : "";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String once(int port) throws IOException {
        try (Client client = new Client(port)) {
            return client.get();
        }
    }

    private boolean isUp(int port) {
        return device.members().stream()
                .anyMatch(member -> member.port() == port && member.state().equals("up"));
    }

    @Test
    void new_connections_take_turns_over_members_that_monitors_found_up() throws Exception {
        int one = guest("one");
        int two = guest("two");
        device.createHttpMonitor("health", "/health", 5);
        device.createPool("p1", "/Common/health");
        device.createMember("p1", "127.0.0.1", one);
        device.createMember("p1", "127.0.0.1", two);
        int port = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        Eventually.holds("both are up", () -> isUp(one) && isUp(two));
        assertThat(List.of(once(port), once(port), once(port), once(port)))
                .containsExactlyInAnyOrder("one", "one", "two", "two");
        assertThat(journal.entries())
                .filteredOn(entry -> entry.operation().equals("monitor-up"))
                .hasSize(2);
    }

    @Test
    void a_disabled_member_keeps_its_connections_and_gets_no_new_ones() throws Exception {
        int one = guest("one");
        int two = guest("two");
        device.createPool("p1", "");
        device.createMember("p1", "127.0.0.1", one);
        int port = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        try (Client old = new Client(port)) {
            assertThat(old.get()).isEqualTo("one");
            device.createMember("p1", "127.0.0.1", two);
            admin.patch(
                    "/mgmt/tm/ltm/pool/~Common~p1/members/~Common~127.0.0.1:" + one,
                    "{'session':'user-disabled','state':'user-up'}");
            assertThat(List.of(once(port), once(port), old.get())).containsExactly("two", "two", "one");
            assertThat(connections(one)).isEqualTo(1);
        }
        Eventually.holds("the last connection has ended", () -> connections(one) == 0);
    }

    private int connections(int port) throws Exception {
        var stats = admin.get("/mgmt/tm/ltm/pool/~Common~p1/members/~Common~127.0.0.1:" + port + "/stats")
                .json();
        return stats.path("entries")
                .values()
                .iterator()
                .next()
                .path("nestedStats")
                .path("entries")
                .path("serverside.curConns")
                .path("value")
                .asInt();
    }

    @Test
    void a_client_is_reset_when_no_member_is_available() throws Exception {
        device.createPool("p1", "");
        int port = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        assertThatThrownBy(() -> once(port)).isInstanceOf(IOException.class);
    }

    @Test
    void a_member_whose_guest_is_gone_goes_down_and_carries_nothing() throws Exception {
        int one = guest("one");
        device.createHttpMonitor("health", "/health", 5);
        device.createPool("p1", "/Common/health");
        device.createMember("p1", "127.0.0.1", one);
        Eventually.holds("it is up", () -> isUp(one));
        guests.getFirst().stop(0);
        Eventually.holds("it is down", () -> device.members().getFirst().state().equals("down"));
    }

    @Test
    void neither_a_forced_offline_member_nor_one_of_a_disabled_node_gets_connections() throws Exception {
        int one = guest("one");
        device.createPool("p1", "");
        device.createMember("p1", "127.0.0.1", one);
        int port = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        String member = "/mgmt/tm/ltm/pool/~Common~p1/members/~Common~127.0.0.1:" + one;
        admin.patch(member, "{'session':'user-disabled','state':'user-down'}");
        assertThatThrownBy(() -> once(port)).isInstanceOf(IOException.class);
        admin.patch(member, "{'session':'user-enabled','state':'user-up'}");
        assertThat(once(port)).isEqualTo("one");
        admin.patch("/mgmt/tm/ltm/node/~Common~127.0.0.1", "{'session':'user-disabled'}");
        assertThatThrownBy(() -> once(port)).isInstanceOf(IOException.class);
    }

    @Test
    void the_member_with_the_fewest_connections_is_chosen_where_the_pool_says_so() throws Exception {
        device.createPool("p1", "");
        admin.patch("/mgmt/tm/ltm/pool/~Common~p1", "{'loadBalancingMode':'least-connections-member'}");
        device.createMember("p1", "127.0.0.1", guest("one"));
        int port = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        try (Client first = new Client(port);
                Client second = new Client(port)) {
            assertThat(List.of(first.get(), second.get())).containsExactly("one", "one");
            device.createMember("p1", "127.0.0.1", guest("two"));
            try (Client third = new Client(port);
                    Client fourth = new Client(port)) {
                assertThat(List.of(third.get(), fourth.get())).containsExactly("two", "two");
            }
        }
    }

    @Test
    void members_of_a_lower_priority_group_wait_until_they_are_needed() throws Exception {
        int one = guest("one");
        int two = guest("two");
        device.createPool("p1", "");
        admin.patch("/mgmt/tm/ltm/pool/~Common~p1", "{'minActiveMembers':1}");
        device.createMember("p1", "127.0.0.1", one);
        device.createMember("p1", "127.0.0.1", two);
        String members = "/mgmt/tm/ltm/pool/~Common~p1/members/~Common~127.0.0.1:";
        admin.patch(members + two, "{'priorityGroup':10}");
        int port = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        assertThat(List.of(once(port), once(port))).containsExactly("two", "two");
        admin.patch(members + two, "{'session':'user-disabled'}");
        assertThat(once(port)).isEqualTo("one");
    }

    @Test
    void many_short_connections_at_once_all_get_through_and_are_counted() throws Exception {
        device.createPool("p1", "");
        device.createMember("p1", "127.0.0.1", guest("one"));
        device.createMember("p1", "127.0.0.1", guest("two"));
        int port = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        List<Future<String>> answers = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 600; i++) {
                answers.add(clients.submit(() -> once(port)));
            }
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isIn("one", "two");
        }
        assertThat(device.members()).extracting(MemberView::totalConnections).containsExactly(300L, 300L);
        Eventually.holds("all have ended", () -> device.connections() == 0);
    }
}
