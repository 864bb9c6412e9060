package dev.vmautoscaling.integrations;

import static dev.vmautoscaling.integrations.ConfigWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Order;
import dev.vmautoscaling.engine.TroubledStep;
import dev.vmautoscaling.engine.TroubledStep.Trouble;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowState;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For every step × {fails before its effect, answer lost after its effect, fails after its effect}: the state of the
 * world. A new step without its undo fails here without a line being written for it.
 */
class EveryConfigStepTest {
    private static final Set<Part> ALL = Set.of(Part.values());

    private final AtomicReference<TroubledStep> troubled = new AtomicReference<>();

    private void disguise(ConfigWorld world, WorkflowKind kind, String step, Trouble trouble) {
        world.disguised(kind, original -> {
            if (!original.key().equals(step)) {
                return original;
            }
            troubled.set(new TroubledStep(original, trouble));
            return troubled.get();
        });
    }

    @TestFactory
    Stream<DynamicTest> enabling_ends_with_everything_in_effect_or_nothing() {
        return TroubledStep.everyStepOf(new ConfigWorld(false).workflows.publish(), (step, trouble) -> {
            ConfigWorld world = new ConfigWorld(false);
            disguise(world, world.workflows.publish(), step, trouble);
            Workflow ended = world.run(world.workflows.publishing(SHOP, world.time.instant()));
            boolean well = trouble == Trouble.ANSWER_LOST;
            assertThat(ended.state()).isEqualTo(well ? WorkflowState.COMPLETED : WorkflowState.UNDONE);
            assertThat(world.live()).isEqualTo(well ? ALL : Set.of());
            assertThat(world.enabled()).isEqualTo(well);
        });
    }

    @TestFactory
    Stream<DynamicTest> publishing_again_never_takes_away_what_was_there() {
        return TroubledStep.everyStepOf(new ConfigWorld(true).workflows.publish(), (step, trouble) -> {
            ConfigWorld world = new ConfigWorld(true);
            world.part(Part.RULES).become(SHOP, "the rules of an older revision");
            disguise(world, world.workflows.publish(), step, trouble);
            world.run(world.workflows.publishing(SHOP, world.time.instant()));
            assertThat(world.live()).contains(Part.RECEIVER, Part.ROUTE, Part.SCRAPE_JOB);
            assertThat(world.enabled()).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> disabling_takes_effect_at_once_and_only_goes_forward() {
        return TroubledStep.everyStepOf(new ConfigWorld(true).workflows.withdraw(), (step, trouble) -> {
            ConfigWorld world = new ConfigWorld(true);
            disguise(world, world.workflows.withdraw(), step, trouble);
            Workflow ended = world.run(world.workflows.withdrawing(SHOP, world.time.instant()));
            if (trouble != Trouble.ANSWER_LOST) {
                assertThat(ended.state()).isEqualTo(WorkflowState.STUCK);
                assertThat(world.enabled())
                        .isEqualTo(step.equals("await-publishing")
                                || (step.equals("disable-config") && trouble == Trouble.BEFORE));
                ended = retried(world, ended);
            }
            assertThat(ended.state()).isEqualTo(WorkflowState.COMPLETED);
            assertThat(world.live()).isEmpty();
            assertThat(world.enabled()).isFalse();
        });
    }

    @TestFactory
    Stream<DynamicTest> removing_is_taken_back_until_the_members_leave_and_waits_for_a_person_after_it() {
        var kind = new ConfigWorld(true).workflows.remove();
        int pointOfNoReturn = kind.stepKeys().indexOf("let-members-go");
        return TroubledStep.everyStepOf(kind, (step, trouble) -> {
            ConfigWorld world = new ConfigWorld(true).withMembers(2);
            disguise(world, world.workflows.remove(), step, trouble);
            Workflow ended = world.run(world.workflows.removing(SHOP, true, world.time.instant()));
            if (trouble != Trouble.ANSWER_LOST && kind.stepKeys().indexOf(step) < pointOfNoReturn) {
                assertThat(ended.state()).isEqualTo(WorkflowState.UNDONE);
                assertThat(world.live()).isEqualTo(ALL);
                assertThat(world.enabled()).isTrue();
                assertThat(world.ledger.members().live(SHOP)).hasSize(2);
                return;
            }
            if (trouble != Trouble.ANSWER_LOST) {
                assertThat(ended.state()).isEqualTo(WorkflowState.STUCK);
                retried(world, ended);
            }
            assertThat(world.exists()).isFalse();
            assertThat(world.live()).isEmpty();
            assertThat(world.ledger.members().live(SHOP)).isEmpty();
        });
    }

    private Workflow retried(ConfigWorld world, Workflow stuck) {
        troubled.get().mend();
        world.ledger.workflows().order(stuck.id(), Order.RETRY);
        return world.goOn(stuck.id());
    }
}
