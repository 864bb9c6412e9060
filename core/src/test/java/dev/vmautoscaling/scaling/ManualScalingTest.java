package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.decision.Decision;
import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.decision.Resize;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.group.Part;
import dev.vmautoscaling.domain.group.ScalingGroup;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two base members, min 2, max 4. */
class ManualScalingTest {
    private final World world = new World();

    private void assertHeld(Resize wanted, HoldReason reason) {
        assertHeld(world.order(wanted), reason);
    }

    private void assertHeld(Acting.Carried carried, HoldReason reason) {
        assertThat(carried.decision())
                .isInstanceOfSatisfying(
                        Decision.Hold.class, hold -> assertThat(hold.reason()).isEqualTo(reason));
        assertThat(carried.event()).isEmpty();
        assertThat(world.decisions.getLast().decision()).isEqualTo(carried.decision());
    }

    @Test
    void two_more_members_come_without_any_alert() {
        Acting.Carried carried = world.order(new Resize.By(2));
        assertThat(carried.event()).contains(world.event().id());
        assertThat(world.event().reason()).isEqualTo("ordered by admin: 2 → 4");
        world.runToTheEnd();
        assertThat(world.created()).hasSize(2);
    }

    @Test
    void a_size_is_reached_from_above_without_waiting_for_the_rest() {
        world.order(new Resize.To(4));
        world.runToTheEnd();
        world.order(new Resize.To(3));
        world.runToTheEnd();
        assertThat(world.ledger.members().live("shop"))
                .singleElement()
                .matches(member -> member.is(MemberState.IN_SERVICE));
    }

    @Test
    void bounds_hold_as_for_any_decision() {
        assertHeld(new Resize.To(5), HoldReason.AT_MAX_SIZE);
        assertHeld(new Resize.By(-1), HoldReason.AT_MIN_SIZE);
        assertHeld(new Resize.To(2), HoldReason.SIZE_REACHED);
    }

    @Test
    void the_kill_switch_a_suspension_and_a_running_event_hold_it() {
        world.switches.put("shop", KillSwitch.Position.NO_NEW_WORK);
        assertHeld(new Resize.By(1), HoldReason.KILL_SWITCH_ON);
        world.switches.clear();
        world.ledger.change("shop", group -> new ScalingGroup(group.config(), true, Set.of(Part.OUT), group.version()));
        assertHeld(new Resize.By(1), HoldReason.GROUP_SUSPENDED);
        world.ledger.change("shop", group -> new ScalingGroup(group.config(), true, Set.of(), group.version()));
        world.order(new Resize.By(1));
        assertHeld(new Resize.By(1), HoldReason.WORKFLOW_RUNNING);
    }

    @Test
    void without_the_pool_nothing_is_done() {
        world.pools.faults().failAll(new OutsideFault(FaultKind.TRANSIENT, "F5", "members", "no answer", ""));
        assertHeld(new Resize.By(1), HoldReason.POOL_UNREADABLE);
    }

    static Member shielded(Member member) {
        return new Member(
                member.id(),
                member.service(),
                member.name(),
                member.state(),
                member.address(),
                member.vm(),
                member.monitored(),
                true,
                member.createdAt(),
                member.inServiceAt());
    }

    private List<Member> twoMore() {
        world.order(new Resize.By(2));
        world.runToTheEnd();
        return world.ledger.members().live("shop");
    }

    @Test
    void the_member_that_a_person_names_goes_and_not_the_newest() {
        Member oldest = twoMore().getFirst();

        world.orderRemoval(oldest.id());
        world.runToTheEnd();

        assertThat(world.ledger.members().live("shop"))
                .singleElement()
                .matches(member -> !member.id().equals(oldest.id()));
        assertThat(world.decisions.getLast().decision().why()).isEqualTo("ordered by admin: " + oldest.name());
    }

    @Test
    void a_protected_member_stays_also_when_a_person_names_it() {
        Member kept = twoMore().getFirst();
        world.ledger.put(shielded(kept));

        assertHeld(world.orderRemoval(kept.id()), HoldReason.NOTHING_REMOVABLE);
        assertThat(world.decisions.getLast().decision().why()).endsWith(kept.name() + " is protected");
    }

    @Test
    void a_running_event_and_a_suspension_hold_it_and_a_name_that_nobody_has_is_nobody() {
        List<Member> created = twoMore();
        assertHeld(world.orderRemoval("nobody"), HoldReason.NOTHING_REMOVABLE);
        world.orderRemoval(created.getFirst().id());
        assertHeld(world.orderRemoval(created.getLast().id()), HoldReason.WORKFLOW_RUNNING);
        world.runToTheEnd();
        world.ledger.change("shop", group -> new ScalingGroup(group.config(), true, Set.of(Part.IN), group.version()));
        assertHeld(world.orderRemoval(created.getLast().id()), HoldReason.GROUP_SUSPENDED);
    }
}
