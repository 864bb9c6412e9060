package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.engine.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That Prometheus follows members as they come and go, where it is given lists of them. */
class MonitoringTargetTest {
    private final World world = new World().withOneCreated();
    private final Member member = world.member();
    private final IpAddress address = member.address().orElseThrow();

    private World leaving() {
        world.idleFor(Duration.ofMinutes(20)).decide();
        return world;
    }

    private String message(String step) {
        Workflow workflow = world.ledger.workflows().all().getLast();
        return workflow.steps().stream()
                .filter(row -> row.key().equals(step))
                .findFirst()
                .orElseThrow()
                .message();
    }

    @Test
    void a_new_member_is_given_to_prometheus_and_scraped() {
        assertThat(world.listed).containsExactly(address);
        assertThat(message("add-monitoring-target")).isEqualTo("Prometheus scrapes it");
    }

    @Test
    void a_machine_stays_until_prometheus_has_let_go_of_it() {
        world.prometheusFollowsFrom = world.time.instant().plus(Duration.ofSeconds(90));
        leaving().runFor(Duration.ofSeconds(80));

        assertThat(world.listed).isEmpty();
        assertThat(world.created()).singleElement().matches(vm -> vm.isOn());

        world.runToTheEnd();

        assertThat(message("remove-monitoring-target")).isEqualTo("Prometheus no longer scrapes it");
        assertThat(world.member().state()).isEqualTo(MemberState.TERMINATED);
    }

    @Test
    void a_prometheus_that_does_not_follow_is_told_about_and_keeps_no_machine() {
        world.prometheusFollowsFrom = Instant.MAX;
        leaving().runToTheEnd();

        assertThat(message("remove-monitoring-target")).contains("still scrapes it after 120 s");
        assertThat(world.member().state()).isEqualTo(MemberState.TERMINATED);
    }

    @Test
    void a_list_that_cannot_be_written_is_told_about_and_keeps_no_machine() {
        world.listFault = Optional.of(
                new OutsideFault(FaultKind.TRANSIENT, "Prometheus", "publish targets", "no space left", "free some"));
        leaving().runToTheEnd();

        assertThat(message("remove-monitoring-target")).contains("no space left");
        assertThat(world.member().state()).isEqualTo(MemberState.TERMINATED);
    }
}
