package dev.vmautoscaling.domain.governor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Crowds of operations that come, ask in any order, run for a while and end: what always holds. */
class GovernorPropertyTest {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Limits LIMITS = new Limits(6, 3, 2);

    /** @param lasts in ticks */
    private record Operation(String name, Priority priority, Set<Resource> needs, Instant came, int lasts) {
        Instant turn() {
            return came.plus(priority.handicap());
        }
    }

    private final SettableTime time = new SettableTime();
    private final Governor governor = new Governor(LIMITS, time, (priority, waited) -> {});
    private final List<Operation> waiting = new ArrayList<>();
    private final Map<Operation, Instant> running = new HashMap<>();
    private final List<Operation> coming = new ArrayList<>();
    private int begun;
    private int arrivals;

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void limits_hold_the_most_urgent_of_equal_needs_goes_first_and_everyone_gets_a_turn(int seed) {
        Random random = new Random(seed);
        for (int tick = 0; tick < 120; tick++) {
            IntStream.range(0, random.nextInt(4)).forEach(i -> come(random));
            pass(random);
        }
        for (int tick = 0; !coming.isEmpty() || !waiting.isEmpty() || !running.isEmpty(); tick++) {
            assertThat(tick).as("a line of that length moves on").isLessThan(3_000);
            pass(random);
        }
        assertThat(begun).isEqualTo(arrivals);
        assertThat(governor.running()).isZero();
    }

    private void come(Random random) {
        Set<Resource> needs = new HashSet<>(Set.of(new Resource.Vcenter("v" + random.nextInt(2))));
        if (random.nextBoolean()) {
            needs.add(new Resource.Host("v", "h" + random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            needs.add(new Resource.Datastore("v", "d", "s" + random.nextInt(2)));
        }
        Priority priority = Priority.values()[random.nextInt(Priority.values().length)];
        coming.add(new Operation("op-" + arrivals++, priority, needs, time.instant(), 1 + random.nextInt(20)));
    }

    private void pass(Random random) {
        List<Operation> over = running.entrySet().stream()
                .filter(entry -> !time.instant().isBefore(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(operation -> {
            running.remove(operation);
            governor.ended(operation.name);
        });
        running.keySet().forEach(operation -> governor.stillRuns(operation.name, operation.needs));
        List<Operation> before = List.copyOf(waiting);
        // everybody is in the line before anybody of it looks again
        coming.stream().sorted(Comparator.comparing(Operation::turn)).forEach(this::ask);
        coming.clear();
        Collections.shuffle(waiting, random);
        List<Operation> asking = List.copyOf(waiting);
        asking.forEach(this::ask);
        before.stream().filter(operation -> !waiting.contains(operation)).forEach(this::assertPassedNobody);
        time.advance(TICK);
    }

    private void ask(Operation operation) {
        if (governor.ask(operation.name, operation.priority, operation.needs) instanceof Turn.Granted) {
            waiting.remove(operation);
            running.put(operation, time.instant().plus(TICK.multipliedBy(operation.lasts)));
            begun++;
            assertLimits();
        } else if (!waiting.contains(operation)) {
            waiting.add(operation);
        }
    }

    private void assertLimits() {
        Map<Resource, Integer> taken = new HashMap<>();
        running.keySet().forEach(one -> one.needs.forEach(need -> taken.merge(need, 1, Integer::sum)));
        assertThat(taken).allSatisfy((resource, count) -> assertThat(count).isLessThanOrEqualTo(LIMITS.of(resource)));
    }

    /** Nobody who needs the same and stands before it in the line is left there. */
    private void assertPassedNobody(Operation granted) {
        assertThat(waiting)
                .filteredOn(other -> other.needs.equals(granted.needs))
                .filteredOn(other -> other.turn().isBefore(granted.turn()))
                .isEmpty();
    }
}
