package dev.vmautoscaling.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link WorkflowStore} does. */
public abstract class WorkflowStoreContract {
    private static final WorkflowKind KIND =
            new WorkflowKind("contract", List.of(new Looking("one"), new Looking("two")));
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123456Z");

    private record Looking(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            return Outcome.done();
        }
    }

    protected abstract WorkflowStore store();

    /** Puts a workflow into the store as opening an event does, with whatever the store wants around it. */
    protected abstract void insert(Workflow workflow);

    /** A subject that {@link #insert} accepts. */
    protected String subject() {
        return "subject";
    }

    private Workflow inserted(String id) {
        Workflow workflow =
                Workflow.pending(id, KIND, "event-of-" + id, "shop", subject(), Map.of("known", "yes"), NOW);
        insert(workflow);
        return workflow;
    }

    @Test
    void finds_what_was_saved_to_the_microsecond() {
        inserted("w1");
        Workflow changed = store().claim("w1")
                .orElseThrow()
                .with(WorkflowState.RUNNING)
                .with(0, StepRecord.pending("one").started(NOW).failedOnce("no \"luck\" — 실패"))
                .learning(Map.of("address", "10.0.0.5"))
                .failing(Failure.permanent("because", "do that"))
                .with(WorkflowState.WAITING)
                .sleeping(Duration.ofSeconds(5), NOW)
                .parked(NOW);
        store().save(changed);
        assertThat(store().find("w1")).contains(changed);
    }

    @Test
    void an_unknown_workflow_is_not_found_and_cannot_be_claimed() {
        assertThat(store().find("nobody")).isEmpty();
        assertThat(store().claim("nobody")).isEmpty();
        assertThat(store().takeOrder(Workflow.pending("nobody", KIND, "event", "shop", subject(), Map.of(), NOW)))
                .isEmpty();
    }

    @Test
    void every_claim_moves_the_epoch_on() {
        inserted("w1");
        assertThat(store().claim("w1").orElseThrow().epoch()).isEqualTo(1);
        assertThat(store().claim("w1").orElseThrow().epoch()).isEqualTo(2);
    }

    @Test
    void whoever_lost_the_claim_cannot_write() {
        inserted("w1");
        Workflow first = store().claim("w1").orElseThrow();
        Workflow second = store().claim("w1").orElseThrow();
        assertThatThrownBy(() -> store().save(first.with(WorkflowState.RUNNING)))
                .isInstanceOf(LostClaim.class);
        assertThat(store().find("w1")).contains(second);
        store().save(second.with(WorkflowState.RUNNING));
        assertThat(store().find("w1").orElseThrow().state()).isEqualTo(WorkflowState.RUNNING);
    }

    @Test
    void an_order_is_taken_once_and_the_newest_counts() {
        Workflow workflow = inserted("w1");
        store().order("w1", Order.RETRY);
        store().order("w1", Order.UNDO);
        assertThat(store().takeOrder(workflow)).contains(Order.UNDO);
        assertThat(store().takeOrder(workflow)).isEmpty();
    }

    @Test
    void whoever_lost_the_claim_cannot_take_an_order_from_the_one_who_has_it() {
        inserted("w1");
        Workflow first = store().claim("w1").orElseThrow();
        Workflow second = store().claim("w1").orElseThrow();
        store().order("w1", Order.UNDO);
        assertThat(store().takeOrder(first)).isEmpty();
        assertThat(store().takeOrder(second)).contains(Order.UNDO);
    }

    @Test
    void saving_leaves_a_waiting_order_alone() {
        inserted("w1");
        Workflow claimed = store().claim("w1").orElseThrow();
        store().order("w1", Order.UNDO);
        store().save(claimed.with(WorkflowState.RUNNING));
        assertThat(store().takeOrder(claimed)).contains(Order.UNDO);
    }

    @Test
    void live_are_those_that_go_on_without_a_person() {
        inserted("w1");
        inserted("w2");
        inserted("w3");
        store().save(store().claim("w2")
                .orElseThrow()
                .with(WorkflowState.RUNNING)
                .with(WorkflowState.STUCK));
        store().save(store().claim("w3")
                .orElseThrow()
                .with(WorkflowState.RUNNING)
                .ended(WorkflowState.COMPLETED, NOW));
        assertThat(store().live()).containsExactly("w1");
        assertThat(store().find("w3").map(Workflow::endedAt)).contains(Optional.of(NOW));
    }
}
