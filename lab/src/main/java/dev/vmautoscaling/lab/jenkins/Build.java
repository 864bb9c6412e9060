package dev.vmautoscaling.lab.jenkins;

import dev.vmautoscaling.lab.jenkins.pipeline.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One build of a job: what it was asked for, what it writes and how it ends. */
final class Build {

    private final Job job;
    private final int number;
    private final long queueId;
    private final QueueItem.Wish wish;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Duration inQueue;
    private final BuildLog log = new BuildLog();
    private final Stages stages;
    private volatile Optional<Ending> ending = Optional.empty();
    private volatile Stoppable run = Stoppable.NOT_YET;

    private record Ending(Result result, Duration duration) {}

    /** The running pipeline, as far as others may end it: each way is stronger than the one before (facts 2.1). */
    interface Stoppable {
        Stoppable NOT_YET = new Stoppable() {
            @Override
            public void stop(String by) {}

            @Override
            public void kill() {}
        };

        /** Interrupts the step that runs; what the pipeline does after that still happens. */
        void stop(String by);

        /** Ends it at once, without anything after it. */
        void kill();
    }

    Build(Job job, int number, QueueItem item, InstantSource clock) {
        this.job = job;
        this.number = number;
        this.queueId = item.id();
        this.wish = item.wish();
        this.clock = clock;
        this.startedAt = clock.instant();
        this.inQueue = Duration.between(item.since(), startedAt);
        this.stages = new Stages(clock);
    }

    Job job() {
        return job;
    }

    int number() {
        return number;
    }

    long queueId() {
        return queueId;
    }

    QueueItem.Wish wish() {
        return wish;
    }

    Instant startedAt() {
        return startedAt;
    }

    Duration inQueue() {
        return inQueue;
    }

    BuildLog log() {
        return log;
    }

    Stages stages() {
        return stages;
    }

    /** {@code job/NAME/12/} */
    String path() {
        return job.path() + number + "/";
    }

    boolean isBuilding() {
        return ending.isEmpty();
    }

    /** Nothing while it runs. */
    Optional<Result> result() {
        return ending.map(Ending::result);
    }

    /** facts 2.1: zero while it runs. */
    Duration duration() {
        return ending.map(Ending::duration).orElse(Duration.ZERO);
    }

    Duration soFar() {
        return ending.map(Ending::duration).orElseGet(() -> Duration.between(startedAt, clock.instant()));
    }

    /** Ends it, unless it has ended. */
    synchronized void end(Result result) {
        if (ending.isEmpty()) {
            ending = Optional.of(new Ending(result, Duration.between(startedAt, clock.instant())));
        }
    }

    void runs(Stoppable running) {
        run = running;
    }

    Stoppable run() {
        return run;
    }
}
