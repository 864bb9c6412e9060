package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The stages of one build; those that were not reached are not there (facts 2.3). Safe for any number of threads. */
final class Stages {

    private final InstantSource clock;
    private final List<Stage> all = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int nextId = 6;

    /**
     * One stage.
     *
     * @param id of its node in the flow, which are counted with all steps
     * @param status nothing while it runs
     */
    record Stage(int id, String name, Instant startedAt, Duration duration, Optional<Result> status, String error) {}

    Stages(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void begin(String name) {
        open.push(all.size());
        all.add(new Stage(takeId(), name, clock.instant(), Duration.ZERO, Optional.empty(), ""));
    }

    synchronized void end(Result result, String error) {
        int index = open.pop();
        Stage stage = all.get(index);
        Duration lasted = Duration.between(stage.startedAt(), clock.instant());
        all.set(index, new Stage(stage.id(), stage.name(), stage.startedAt(), lasted, Optional.of(result), error));
    }

    synchronized void skip(String name) {
        all.add(new Stage(takeId(), name, clock.instant(), Duration.ZERO, Optional.of(Result.NOT_BUILT), ""));
    }

    /** Ends what is still open, where a build was killed. */
    synchronized void endAll(Result result) {
        while (!open.isEmpty()) {
            end(result, "");
        }
    }

    synchronized List<Stage> all() {
        return List.copyOf(all);
    }

    private int takeId() {
        nextId += 5;
        return nextId;
    }
}
