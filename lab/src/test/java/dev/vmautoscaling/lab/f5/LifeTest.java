package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.journal.JournalEntry;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A device as a whole: what it says of itself, what it journals, and that nothing is left of it. */
class LifeTest {

    @Test
    void a_service_is_ready_to_use_and_says_how_to_reach_it() throws Exception {
        try (F5Simulator device = new F5Simulator(F5Options.defaults())) {
            F5Endpoint shop = device.createService(
                    "shop",
                    "/health",
                    "127.0.0.1",
                    0,
                    List.of(new InetSocketAddress("127.0.0.3", 8080), new InetSocketAddress("127.0.0.4", 8080)));
            assertThat(shop.pool()).isEqualTo("shop-pool");
            assertThat(shop.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
            assertThat(device.members())
                    .extracting(MemberView::name)
                    .containsExactly("127.0.0.3:8080", "127.0.0.4:8080");
            InetSocketAddress virtual = new InetSocketAddress(shop.virtualAddress(), shop.virtualPort());
            try (ServerSocket other = new ServerSocket()) {
                assertThatThrownBy(() -> other.bind(virtual)).hasMessageContaining("in use");
            }
        }
    }

    @Test
    void closing_cuts_everything_and_frees_the_ports() throws Exception {
        F5Simulator device = new F5Simulator(F5Options.defaults());
        device.createPool("p1", "/Common/http");
        device.createMember("p1", "127.0.0.1", 9);
        int traffic = device.createVirtualServer("vs", "127.0.0.1", 0, "p1");
        int management = Integer.parseInt(device.url().substring(device.url().lastIndexOf(':') + 1));
        RestClient admin = RestClient.admin(device);
        device.arm(Fault.next(FaultKind.HANG, 1).lasting(Duration.ofMinutes(10)));
        CompletableFuture<String> hanging = CompletableFuture.supplyAsync(() -> outcome(admin));
        Eventually.holds("the call hangs", () -> device.faultsLeft() == 0);
        device.close();
        assertThat(hanging.get()).isEqualTo("cut");
        try (ServerSocket one = new ServerSocket();
                ServerSocket two = new ServerSocket()) {
            one.bind(new InetSocketAddress("127.0.0.1", traffic));
            two.bind(new InetSocketAddress("127.0.0.1", management));
        }
        admin.close();
    }

    private static String outcome(RestClient admin) {
        try {
            return admin.get("/mgmt/tm/ltm/pool").text();
        } catch (java.io.IOException cut) {
            return "cut";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    @Test
    void calls_are_journalled_without_the_names_in_them() throws Exception {
        Journal journal = Journal.inMemory();
        try (F5Simulator device = new F5Simulator(
                        F5Options.defaults().withForwarding(false).withJournal(journal));
                RestClient admin = RestClient.admin(device)) {
            admin.get("/mgmt/tm/ltm/pool/~Common~p1/members/~Common~10.0.0.1:80/stats");
        }
        assertThat(journal.entries())
                .filteredOn(entry -> entry.kind() == JournalEntry.Kind.CALL)
                .extracting(JournalEntry::system, JournalEntry::operation)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("f5", "GET ltm/pool/{}/members/{}/stats"));
    }
}
