package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.alert.Alert;
import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.integrations.Drift;
import dev.vmautoscaling.scaling.Configs;
import dev.vmautoscaling.scaling.Decisions;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.Opening;
import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.persistence.Sights.Kind;
import dev.vmautoscaling.server.persistence.Sights.Look;
import dev.vmautoscaling.server.persistence.Sights.Thing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SightsTest {
    private static final Optional<String> SHOP = Optional.of("shop");

    private final SettableTime time = new SettableTime();
    private final Database database;
    private final Sights sights;

    SightsTest(TestDatabase.Kind kind) {
        database = kind.database(time);
        sights = new Sights(database);
        new JdbcScalingGroups(database).create(Configs.shop(), true, new Edit("admin", "create"));
    }

    private Optional<Look> look(Kind kind, String id, Optional<String> service) {
        return Optional.ofNullable(sights.look().get(new Thing(kind, id, service)));
    }

    @Test
    void a_config_looks_different_after_an_edit_and_after_its_end_and_not_after_an_event() {
        JdbcScalingGroups groups = new JdbcScalingGroups(database);
        Look before = look(Kind.CONFIG, "shop", SHOP).orElseThrow();
        open();
        assertThat(look(Kind.CONFIG, "shop", SHOP)).contains(before);

        groups.setEnabled("shop", false, new Edit("admin", "disable"));
        Look disabled = look(Kind.CONFIG, "shop", SHOP).orElseThrow();
        groups.delete("shop", new Edit("admin", "delete"));

        assertThat(disabled).isNotEqualTo(before);
        assertThat(look(Kind.CONFIG, "shop", SHOP)).isPresent().get().isNotEqualTo(disabled);
    }

    @Test
    void an_event_its_member_and_every_write_of_its_workflow_are_seen() {
        open();
        Look begun = look(Kind.WORKFLOW, "w1", SHOP).orElseThrow();
        assertThat(look(Kind.EVENT, "e1", SHOP)).contains(new Look("RUNNING", true));
        assertThat(look(Kind.MEMBER, "m1", SHOP)).isPresent();

        JdbcWorkflowStore store = new JdbcWorkflowStore(database);
        store.save(store.claim("w1").orElseThrow());

        assertThat(look(Kind.WORKFLOW, "w1", SHOP)).isPresent().get().isNotEqualTo(begun);
    }

    @Test
    void an_event_that_has_ended_is_seen_for_a_while() {
        open();
        database.sql("update scaling_event set state = 'SUCCEEDED', ended_at = ?", time.instant())
                .update();
        assertThat(look(Kind.EVENT, "e1", SHOP)).contains(new Look("SUCCEEDED", false));

        time.advance(Duration.ofMinutes(3));

        assertThat(look(Kind.EVENT, "e1", SHOP)).isEmpty();
    }

    private void open() {
        JdbcLedger ledger = new JdbcLedger(database, new JdbcMembers(database));
        long version =
                new JdbcScalingGroups(database).find("shop").orElseThrow().version();
        ScalingEvent event = new ScalingEvent(
                "e1",
                "shop",
                ScalingEvent.Kind.SCALE_OUT,
                ScalingEvent.State.RUNNING,
                "cpu",
                time.instant(),
                Optional.empty());
        Member member = new Member(
                "m1",
                "shop",
                "shop-as01",
                MemberState.PROVISIONING,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                time.instant(),
                Optional.empty());
        Workflow workflow = Workflow.pending(
                "w1", new WorkflowKind("scale-out", List.of()), "e1", "shop", "m1", Map.of(), time.instant());
        ledger.open("shop", version, books -> Optional.of(new Opening(event, List.of(member), List.of(workflow), 1)));
    }

    @Test
    void a_new_run_of_decisions_is_seen_and_one_that_goes_on_is_not() {
        JdbcDecisions decisions = new JdbcDecisions(database);
        decide(decisions, HoldReason.COOLING_DOWN);
        Map<Thing, Look> before = sights.look();
        time.advance(Duration.ofSeconds(10));
        decide(decisions, HoldReason.COOLING_DOWN);
        assertThat(sights.look()).isEqualTo(before);

        decide(decisions, HoldReason.AT_MAX_SIZE);

        assertThat(sights.look()).hasSize(before.size() + 1);
    }

    private void decide(JdbcDecisions decisions, HoldReason reason) {
        decisions.record(new Decisions.Entry(
                "shop", time.instant(), Decision.Hold.because(reason, ""), Map.of(), Optional.empty()));
    }

    @Test
    void alerts_switches_and_drift_are_seen() {
        new AlertStore(database)
                .receive(List.of(new Alert(
                        "f1",
                        Alert.Status.FIRING,
                        Map.of("service", "shop", "managed_by", "vm-autoscaler"),
                        Map.of(),
                        time.instant(),
                        Optional.empty())));
        KillSwitchStore killSwitch = new KillSwitchStore(database);
        killSwitch.set("shop", KillSwitch.Position.NO_NEW_WORK, "admin", "storm");
        killSwitch.setGlobal(KillSwitch.Position.NO_NEW_WORK, "admin", "storm");
        new DriftStore(database).replace(List.of(new Drift("shop", Part.RULES, Drift.Kind.MISSING, "gone")));

        assertThat(look(Kind.ALERT, "f1", SHOP)).isPresent();
        assertThat(look(Kind.KILL_SWITCH, "shop", SHOP)).isPresent();
        assertThat(look(Kind.KILL_SWITCH, "*", Optional.empty())).isPresent();
        assertThat(look(Kind.DRIFT, "shop RULES", SHOP)).isPresent();
    }
}
