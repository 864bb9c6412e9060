package dev.vmautoscaling.domain.governor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.SettableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GovernorTest {
    private static final Resource VCENTER = new Resource.Vcenter("seoul");
    private static final Resource SSD = new Resource.Datastore("seoul", "DC", "ssd");
    private static final Resource HDD = new Resource.Datastore("seoul", "DC", "hdd");
    private static final Resource HOST = new Resource.Host("seoul", "esx-1");
    private static final Turn GRANTED = new Turn.Granted();

    private final SettableTime time = new SettableTime();
    private final List<String> waits = new ArrayList<>();
    private final Governor governor = new Governor(
            new Limits(10, 2, 2), time, (priority, waited) -> waits.add(priority + " " + waited.toSeconds()));

    private Turn ask(String operation, Priority priority, Resource... needs) {
        return governor.ask(operation, priority, Set.of(needs));
    }

    private Turn out(String operation, Resource... needs) {
        return ask(operation, Priority.OUT, needs);
    }

    @Test
    void as_many_run_as_a_datastore_takes_and_the_next_is_told_why_it_waits() {
        assertThat(out("1", VCENTER, SSD)).isEqualTo(GRANTED);
        assertThat(out("2", VCENTER, SSD)).isEqualTo(GRANTED);

        assertThat(out("3", VCENTER, SSD))
                .isInstanceOfSatisfying(
                        Turn.Waiting.class,
                        waiting -> assertThat(waiting.why()).isEqualTo("2 of 2 operations run on datastore ssd"));
        assertThat(out("4", VCENTER, HDD)).isEqualTo(GRANTED);
    }

    @Test
    void an_end_lets_the_next_one_begin_and_its_wait_is_heard_of() {
        out("1", SSD);
        out("2", SSD);
        out("3", SSD);
        time.advance(Duration.ofSeconds(7));
        out("3", SSD);

        governor.ended("1");

        assertThat(out("3", SSD)).isEqualTo(GRANTED);
        assertThat(waits).containsExactly("OUT 0", "OUT 0", "OUT 7");
    }

    @Test
    void the_most_urgent_goes_first_whoever_asks_first_after_an_end() {
        out("1", SSD);
        out("2", SSD);
        ask("template", Priority.TEMPLATE, SSD);
        ask("in", Priority.IN, SSD);
        out("out", SSD);
        ask("heal", Priority.HEAL, SSD);
        governor.ended("1");

        assertThat(ask("template", Priority.TEMPLATE, SSD))
                .isInstanceOfSatisfying(
                        Turn.Waiting.class,
                        waiting -> assertThat(waiting.why()).isEqualTo("3 operations go before it"));
        assertThat(ask("in", Priority.IN, SSD)).isInstanceOf(Turn.Waiting.class);
        assertThat(out("out", SSD)).isInstanceOf(Turn.Waiting.class);
        assertThat(ask("heal", Priority.HEAL, SSD)).isEqualTo(GRANTED);
    }

    @Test
    void of_one_priority_the_first_to_come_is_the_first_to_go() {
        out("1", SSD);
        out("2", SSD);
        out("a", SSD);
        out("b", SSD);
        governor.ended("2");

        assertThat(out("b", SSD)).isInstanceOf(Turn.Waiting.class);
        assertThat(out("a", SSD)).isEqualTo(GRANTED);
    }

    @Test
    void a_template_is_passed_by_what_comes_within_a_quarter_of_an_hour_and_by_nothing_later() {
        out("1", SSD);
        out("2", SSD);
        ask("template", Priority.TEMPLATE, SSD);
        for (int second = 0; second < 15 * 60; second += 10) {
            time.advance(Duration.ofSeconds(10));
            ask("template", Priority.TEMPLATE, SSD);
            out("1", SSD);
            out("2", SSD);
        }
        time.advance(Duration.ofSeconds(1));
        ask("late heal", Priority.HEAL, SSD);
        governor.ended("1");

        assertThat(ask("late heal", Priority.HEAL, SSD)).isInstanceOf(Turn.Waiting.class);
        assertThat(ask("template", Priority.TEMPLATE, SSD)).isEqualTo(GRANTED);
    }

    @Test
    void a_stream_of_small_needs_does_not_pass_one_that_needs_two_things() {
        out("s1", SSD);
        out("s2", SSD);
        out("h1", HOST);
        out("both", SSD, HOST);

        assertThat(out("h2", HOST)).isInstanceOf(Turn.Waiting.class);
        governor.ended("s1");
        assertThat(out("s3", SSD)).isInstanceOf(Turn.Waiting.class);
        assertThat(out("both", SSD, HOST)).isEqualTo(GRANTED);
    }

    @Test
    void only_the_first_that_cannot_begin_keeps_something_for_itself() {
        out("s1", SSD);
        out("s2", SSD);
        for (int i = 0; i < 20; i++) {
            out("blocked " + i, VCENTER, SSD);
        }

        assertThat(out("elsewhere", VCENTER, HDD)).isEqualTo(GRANTED);
    }

    @Test
    void an_operation_that_is_granted_twice_counts_once() {
        out("1", SSD);
        out("1", SSD);

        assertThat(out("2", SSD)).isEqualTo(GRANTED);
        assertThat(governor.running()).isEqualTo(2);
    }

    @Test
    void what_ran_before_a_restart_counts_as_soon_as_somebody_looks_at_it() {
        governor.stillRuns("old 1", Set.of(SSD));
        governor.stillRuns("old 2", Set.of(SSD));
        governor.stillRuns("old 3", Set.of(SSD));

        assertThat(out("new", SSD))
                .isInstanceOfSatisfying(
                        Turn.Waiting.class,
                        waiting -> assertThat(waiting.why()).isEqualTo("3 of 2 operations run on datastore ssd"));
    }

    @Test
    void a_slot_that_nobody_looks_at_any_more_is_free_again() {
        out("1", SSD);
        out("2", SSD);
        time.advance(Governor.UNSEEN_SLOT);
        governor.stillRuns("2", Set.of(SSD));
        time.advance(Duration.ofMillis(1));

        assertThat(out("3", SSD)).isEqualTo(GRANTED);
        assertThat(out("4", SSD)).isInstanceOf(Turn.Waiting.class);
    }

    @Test
    void who_does_not_ask_any_more_loses_its_place() {
        out("1", SSD);
        out("2", SSD);
        ask("parked", Priority.HEAL, SSD);
        out("3", SSD);
        time.advance(Duration.ofSeconds(10));
        out("3", SSD);
        time.advance(Duration.ofSeconds(10));
        governor.ended("1");

        assertThat(out("3", SSD)).isEqualTo(GRANTED);
        assertThat(governor.waiting(Priority.HEAL)).isZero();
    }

    @Test
    void queue_and_wait_can_be_read() {
        out("1", SSD);
        out("2", SSD);
        out("3", SSD);
        time.advance(Duration.ofSeconds(3));
        out("4", SSD);

        assertThat(governor.waiting(Priority.OUT)).isEqualTo(2);
        assertThat(governor.longestWait(Priority.OUT)).isEqualTo(Duration.ofSeconds(3));
        assertThat(governor.longestWait(Priority.IN)).isZero();
        governor.ended("4");
        assertThat(governor.waiting(Priority.OUT)).isEqualTo(1);
    }
}
