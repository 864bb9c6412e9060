package dev.vmautoscaling.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.lab.journal.JournalEntry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostCommandTest {

    @Test
    void a_guest_needs_a_name_and_an_address_and_has_usual_values_for_the_rest() {
        assertThat(read("""
                {"start":{"name":"shop-01","address":"127.0.0.1"}}""")).isEqualTo(new HostCommand.Start(GuestSpec.usual("shop-01", "127.0.0.1")));
        assertThat(read("""
                {"start":{"name":"shop-01","address":"127.0.0.1","version":"2","capacity":20}}"""))
                .isEqualTo(new HostCommand.Start(
                        GuestSpec.usual("shop-01", "127.0.0.1").withVersion("2").withCapacity(20)));
    }

    @Test
    void a_health_order_without_a_prefix_is_for_new_guests() {
        assertThat(read("""
                {"health":{"mode":"fail"}}""")).isEqualTo(new HostCommand.Health(HealthOrder.forNewGuests(HealthMode.FAIL)));
        assertThat(read("""
                {"health":{"mode":"refuse","prefix":"shop-as"}}""")).isEqualTo(new HostCommand.Health(HealthOrder.forPrefix(HealthMode.REFUSE, "shop-as")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_survives_the_wire(HostCommand command) {
        assertThat(read(GuestHost.JSON.writeValueAsString(command))).isEqualTo(command);
    }

    static Stream<HostCommand> commands() {
        return Stream.of(
                new HostCommand.Start(GuestSpec.usual("shop-01", "127.0.0.1").withPorts(new GuestSpec.Ports(0, 0))),
                new HostCommand.Stop("shop-01"),
                new HostCommand.Health(HealthOrder.forPrefix(HealthMode.SLOW, "")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_survives_the_wire(HostAnswer answer) {
        String line = GuestHost.JSON.writeValueAsString(answer);
        assertThat(line).doesNotContain("\n");
        assertThat(GuestHost.JSON.readValue(line, HostAnswer.class)).isEqualTo(answer);
    }

    static Stream<HostAnswer> answers() {
        return Stream.of(
                new HostAnswer.Started(new RunningGuest("shop-01", "127.0.0.1", GuestSpec.Ports.USUAL)),
                new HostAnswer.Stopped("shop-01"),
                new HostAnswer.HealthSet(2),
                new HostAnswer.Refused("no such address\nat all"),
                new HostAnswer.Journalled(
                        new JournalEntry("guest", JournalEntry.Kind.CALL, "GET /health", 1_000, 2_000)));
    }

    private static HostCommand read(String line) {
        return GuestHost.JSON.readValue(line, HostCommand.class);
    }
}
