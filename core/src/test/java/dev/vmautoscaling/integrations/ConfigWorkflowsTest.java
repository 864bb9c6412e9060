package dev.vmautoscaling.integrations;

import static dev.vmautoscaling.integrations.ConfigWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Next;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConfigWorkflowsTest {
    @Test
    void nothing_is_changed_where_everything_is_in_effect() {
        ConfigWorld world = new ConfigWorld(true);
        int before = world.part(Part.RULES).script.calls("publish");

        world.run(world.workflows.publishing(SHOP, world.time.instant()));

        assertThat(world.part(Part.RULES).script.calls("publish")).isEqualTo(before);
    }

    /** An alert must never be sent where nobody takes it. */
    @Test
    void a_job_is_there_before_its_receiver_and_that_before_its_route_and_they_go_the_other_way_round() {
        ConfigWorld world = new ConfigWorld(false);

        Workflow published = world.run(world.workflows.publishing(SHOP, world.time.instant()));
        Workflow withdrawn = world.run(world.workflows.withdrawing(SHOP, world.time.instant()));

        assertThat(published.steps())
                .extracting(StepRecord::key)
                .containsSubsequence(
                        "publish-jenkins-job", "publish-jenkins-receiver", "publish-jenkins-route", "publish-rules");
        assertThat(withdrawn.steps())
                .extracting(StepRecord::key)
                .containsSubsequence(
                        "withdraw-rules",
                        "withdraw-jenkins-route",
                        "withdraw-jenkins-receiver",
                        "withdraw-jenkins-job");
    }

    @Test
    void what_nobody_delivers_is_left_to_people() {
        ConfigWorld world = new ConfigWorld(false);
        world.integrations.parts().forEach(part -> world.part(part).unmanaged());

        Workflow ended = world.run(world.workflows.publishing(SHOP, world.time.instant()));

        assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(world.enabled()).isTrue();
        assertThat(world.part(Part.RULES).script.calls("publish")).isZero();
    }

    @Test
    void an_alertmanager_that_is_away_for_a_while_is_waited_for() {
        ConfigWorld world = new ConfigWorld(false);
        world.part(Part.ROUTE).script.failNext("publish", FaultKind.TRANSIENT);
        world.part(Part.ROUTE).script.failNext("publish", FaultKind.TRANSIENT);

        world.run(world.workflows.publishing(SHOP, world.time.instant()));

        assertThat(world.enabled()).isTrue();
    }

    @Test
    void a_refusal_takes_back_what_was_published_and_tells_why() {
        ConfigWorld world = new ConfigWorld(false);
        world.part(Part.RULES).script.failNext("publish", FaultKind.PERMANENT);

        Workflow ended = world.run(world.workflows.publishing(SHOP, world.time.instant()));

        assertThat(ended.failure().orElseThrow().message()).contains("scripted fault");
        assertThat(world.live()).isEmpty();
        assertThat(world.enabled()).isFalse();
    }

    @Test
    void disabling_keeps_scraping_while_there_are_members() {
        ConfigWorld world = new ConfigWorld(true).withMembers(1);

        world.run(world.workflows.withdrawing(SHOP, world.time.instant()));

        assertThat(world.live()).containsExactly(Part.SCRAPE_JOB);
    }

    @Test
    void disabling_lets_a_publication_be_taken_back_first_and_leaves_nothing_of_what_it_found() {
        ConfigWorld world = new ConfigWorld(true);
        world.part(Part.ROUTE).become(SHOP, "the route of an older revision");
        Workflow publishing = world.workflows.publishing(SHOP, world.time.instant());
        world.ledger.workflows().insert(publishing);
        Workflow withdrawing = world.workflows.withdrawing(SHOP, world.time.instant());
        world.ledger.workflows().insert(withdrawing);

        Next first = world.once(withdrawing.id());
        world.ledger.workflows().order(publishing.id(), Order.UNDO);
        world.goOn(publishing.id());

        assertThat(first).isInstanceOf(Next.At.class);
        assertThat(world.live()).isNotEmpty();
        assertThat(world.goOn(withdrawing.id()).state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(world.live()).isEmpty();
        assertThat(world.enabled()).isFalse();
    }

    @Test
    void removing_keeps_the_members_and_their_scraping_unless_told_otherwise() {
        ConfigWorld world = new ConfigWorld(true).withMembers(2);

        world.run(world.workflows.removing(SHOP, false, world.time.instant()));

        assertThat(world.exists()).isFalse();
        assertThat(world.ledger.members().live(SHOP)).hasSize(2);
        assertThat(world.live()).containsExactly(Part.SCRAPE_JOB);
    }

    @Test
    void disabling_while_prometheus_is_away_takes_effect_and_the_rules_go_when_it_is_back() {
        ConfigWorld world = new ConfigWorld(true);
        Integration rules = world.integrations.of(Part.RULES);
        for (int i = 0; i < 20; i++) {
            world.part(Part.RULES).script.failNext("withdraw", FaultKind.TRANSIENT);
        }
        var start = world.time.instant();

        Workflow ended = world.run(world.workflows.withdrawing(SHOP, start));

        assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
        assertThat(Duration.between(start, world.time.instant())).isGreaterThan(Duration.ofMinutes(5));
        assertThat(rules.actual(dev.vmautoscaling.scaling.Configs.shop()))
                .isInstanceOf(dev.vmautoscaling.domain.integration.Actual.Absent.class);
    }
}
