package dev.vmautoscaling.lab.jenkins;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish for a build, from the moment it is made until some minutes after it left the queue. */
final class QueueItem {

    private final long id;
    private final Job job;
    private final Wish wish;
    private final Instant since;
    private final Instant dueAt;
    private State state = State.WAITING;
    private String why = "";
    private @Nullable Instant leftAt;
    private @Nullable Build build;

    /** Where it is (facts 2.2). */
    enum State {
        WAITING,
        BLOCKED,
        LEFT
    }

    /**
     * What is asked for.
     *
     * @param parameters of the job
     * @param contributed variables that a trigger adds to the environment
     * @param distinct whether it may not be folded into an equal one that waits (trap 6)
     */
    record Wish(String cause, Map<String, String> parameters, Map<String, String> contributed, boolean distinct) {
        Wish {
            parameters = Map.copyOf(parameters);
            contributed = Map.copyOf(contributed);
        }
    }

    QueueItem(long id, Job job, Wish wish, Instant since, Instant dueAt) {
        this.id = id;
        this.job = job;
        this.wish = wish;
        this.since = since;
        this.dueAt = dueAt;
    }

    long id() {
        return id;
    }

    Job job() {
        return job;
    }

    Wish wish() {
        return wish;
    }

    Instant since() {
        return since;
    }

    Instant dueAt() {
        return dueAt;
    }

    State state() {
        return state;
    }

    /** Why it does not run yet. */
    String why() {
        return why;
    }

    boolean hasLeft() {
        return state == State.LEFT;
    }

    Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    /** Nothing where it was cancelled, or has not left. */
    Optional<Build> build() {
        return Optional.ofNullable(build);
    }

    void block(String reason) {
        state = State.BLOCKED;
        why = reason;
    }

    void leave(Instant now, @Nullable Build started) {
        state = State.LEFT;
        why = "";
        leftAt = now;
        build = started;
    }

    /** Whether another wish adds nothing to this one. */
    boolean covers(Job other, Wish others) {
        return !hasLeft()
                && job == other
                && !wish.distinct()
                && !others.distinct()
                && wish.parameters().equals(others.parameters());
    }
}
