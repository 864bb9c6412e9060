package dev.vmautoscaling.lab.f5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.guest.GuestLab;
import dev.vmautoscaling.lab.guest.GuestSpec;
import dev.vmautoscaling.lab.guest.RunningGuest;
import dev.vmautoscaling.lab.journal.Journal;
import dev.vmautoscaling.lab.load.LoadGenerator;
import dev.vmautoscaling.lab.load.LoadPhase;
import dev.vmautoscaling.lab.load.LoadProfile;
import dev.vmautoscaling.lab.load.LoadReport;
import dev.vmautoscaling.lab.load.LoadSettings;
import dev.vmautoscaling.lab.network.LabNetwork;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lab's own parts under the order of events that a scale-in has: nothing of the lab may lose a request in it. */
@Timeout(120)
class DrainUnderLoadTest {
    private final Journal journal = Journal.inMemory();
    private final LabNetwork network = LabNetwork.loopback();
    private final F5Simulator device = new F5Simulator(F5Options.defaults().withJournal(journal));
    private final RestClient admin = RestClient.admin(device);
    private final GuestLab guests = GuestLab.start(network, journal, spec -> spec.withPorts(new GuestSpec.Ports(0, 0)));
    private int virtualPort;

    @BeforeEach
    void serve_with_three_members() throws Exception {
        device.createHttpMonitor("shop-http", "/health", 5);
        device.createPool("shop-pool", "/Common/shop-http");
        for (int number = 1; number <= 3; number++) {
            guests.guestUp("shop-0" + number, network.address(10 + number));
        }
        guests.running()
                .forEach(guest -> device.createMember(
                        "shop-pool", guest.address(), guest.ports().app()));
        virtualPort = device.createVirtualServer("shop-vs", network.address(10), 0, "shop-pool");
        Eventually.holds(
                "all members are up",
                () -> device.members().stream()
                        .allMatch(member -> member.state().equals("up")));
    }

    @AfterEach
    void close() {
        admin.close();
        device.close();
        guests.close();
        network.close();
        journal.close();
    }

    @Test
    void a_member_that_drains_and_then_loses_power_costs_no_request() throws Exception {
        RunningGuest leaving = guests.running().stream()
                .filter(guest -> guest.name().equals("shop-03"))
                .findFirst()
                .orElseThrow();
        String member = "/mgmt/tm/ltm/pool/~Common~shop-pool/members/~Common~%s:%d"
                .formatted(leaving.address(), leaving.ports().app());
        URI service = URI.create("http://%s:%d/".formatted(network.address(10), virtualPort));
        LoadProfile steady = LoadProfile.of(1, LoadPhase.constant(Duration.ofMinutes(2), 50));
        LoadSettings settings = LoadSettings.usual(service, steady)
                .withTimeout(Duration.ofSeconds(30))
                .withConnections(new LoadSettings.Connections(0.7, Duration.ofSeconds(1), Duration.ofSeconds(1)));

        try (LoadGenerator load = LoadGenerator.start(settings)) {
            Eventually.holds("all three serve", () -> load.snapshot().servedBy().size() == 3);
            admin.patch(member, "{'session':'user-disabled','state':'user-up'}");
            Eventually.holds("it has drained", () -> connections(leaving) == 0);
            admin.patch(member, "{'session':'user-disabled','state':'user-down'}");
            admin.delete(member);
            guests.guestDown("shop-03");
            long before = load.snapshot().good();
            Eventually.holds("the others serve on", () -> load.snapshot().good() > before + 50);

            load.stop();
            LoadReport report = load.await();
            assertThat(report.failures()).isEmpty();
            assertThat(report.servedBy()).containsOnlyKeys("shop-01", "shop-02", "shop-03");
        }
    }

    private int connections(RunningGuest guest) {
        return device.members().stream()
                .filter(member -> member.address().equals(guest.address()))
                .mapToInt(MemberView::connections)
                .sum();
    }
}
