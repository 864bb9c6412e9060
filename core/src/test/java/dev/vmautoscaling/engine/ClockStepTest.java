package dev.vmautoscaling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wall clock is set back while a workflow waits. */
class ClockStepTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final SettableTime time = new SettableTime();
    private final InMemoryWorkflows store = new InMemoryWorkflows();
    private final List<Attempt> attempts = new ArrayList<>();
    private Duration wait = Duration.ofSeconds(20);
    private boolean patient = true;

    private final WorkflowKind kind = new WorkflowKind("waiting", List.of(new Step() {
        @Override
        public String key() {
            return "wait";
        }

        @Override
        public Outcome perform(Attempt attempt) {
            attempts.add(attempt);
            return patient ? new Outcome.NotYet(wait, "its time", Map.of()) : attempt.notYet("its time");
        }
    }));
    private final WorkflowRunner runner =
            new WorkflowRunner(List.of(kind), store, group -> false, WorkflowObserver.NOBODY, time);

    @BeforeEach
    void open() {
        store.insert(Workflow.pending("w", kind, "event", "shop", "subject", Map.of(), time.instant()));
    }

    private Instant next() {
        return ((Next.At) runner.run("w")).instant();
    }

    @Test
    void it_looks_again_within_a_wait_and_not_after_the_hour() {
        next();
        time.advance(HOUR.negated());
        assertThat(next()).isEqualTo(time.instant().plus(wait));
        assertThat(attempts).hasSize(2);
    }

    @Test
    void a_wait_that_is_not_over_is_still_waited_out() {
        Instant at = next();
        time.advance(Duration.ofSeconds(5));
        assertThat(next()).isEqualTo(at);
        assertThat(attempts).hasSize(1);
    }

    @Test
    void no_wait_is_longer_than_what_can_be_told_from_a_step_of_the_clock() {
        wait = HOUR;
        assertThat(next()).isEqualTo(time.instant().plus(LONGEST));
        time.advance(LONGEST.minusSeconds(1));
        next();
        assertThat(attempts).hasSize(1);
    }

    @Test
    void who_looks_the_more_often_the_shorter_it_has_waited_does_not_look_all_the_time() {
        patient = false;
        next();
        time.advance(HOUR.negated());
        assertThat(next()).isEqualTo(time.instant().plusSeconds(2));
    }
}
