package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.JenkinsJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who drives an event that is not driven by the control plane alone, and how far.
 *
 * <pre>
 * OFFERED → CLAIMED
 *    └─────────┴→ TAKEN_OVER | WITHDRAWN
 * </pre>
 *
 * @param terms as they were when the event was opened: a later edit of the config changes nothing for it
 * @param build which has claimed it
 * @param stage the last one that the build has asked for, and since when
 * @param triggerAt when a build is triggered, unless one comes before; empty when there is nothing left to trigger
 * @param until when the offer or the lease runs out
 * @param result how the build ended, by its own account
 * @param note what happened to it last, in an operator's words
 * @param version moves with every change: of two who change it at once, one is refused
 */
public record Drive(
        String event,
        String service,
        ScalingEvent.Kind kind,
        Terms terms,
        State state,
        Optional<Build> build,
        Optional<Reached> stage,
        Optional<Instant> triggerAt,
        Instant until,
        Optional<Result> result,
        String note,
        Instant offeredAt,
        long version) {
    /** Where it is. */
    public enum State {
        /** No step may begin until a build claims it. */
        OFFERED,
        /** The build says which steps may begin. */
        CLAIMED,
        /** The control plane drives it to its end. */
        TAKEN_OVER,
        /** The control plane takes it back. */
        WITHDRAWN;

        /** Whether it is still up to a build. */
        public boolean isOpen() {
            return this == OFFERED || this == CLAIMED;
        }
    }

    /** How a build ended. */
    public enum Result {
        SUCCESS,
        UNSTABLE,
        FAILURE,
        NOT_BUILT,
        ABORTED;

        /** Whether the build has done all that it was to do, by its own account. */
        public boolean isGood() {
            return this == SUCCESS || this == UNSTABLE;
        }
    }

    /** @param fallBack whether the control plane takes over what no build drives, instead of taking it back */
    public record Terms(Duration triggerAfter, Duration claimWithin, Duration lease, boolean fallBack) {
        static Terms of(JenkinsJob job) {
            return new Terms(job.triggerAfter(), job.claimWithin(), job.lease(), job.fallBack());
        }
    }

    /**
     * A build, known by its address.
     *
     * @param name as its own system shows it, such as {@code #12}
     */
    public record Build(String name, String url) {}

    /** A stage that a build has reached. */
    public record Reached(String stage, Instant since) {}

    /** An event that waits for its driver. */
    public static Drive offer(ScalingEvent event, JenkinsJob job, Instant now) {
        Terms terms = Terms.of(job);
        Instant triggerAt = now.plus(terms.triggerAfter());
        return new Drive(
                event.id(),
                event.service(),
                event.kind(),
                terms,
                State.OFFERED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(triggerAt),
                triggerAt.plus(terms.claimWithin()),
                Optional.empty(),
                "waits for a build",
                now,
                0);
    }

    public boolean isDrivenBy(Build other) {
        return state == State.CLAIMED && isOf(other);
    }

    /** Whether that build has it, or had it. */
    public boolean isOf(Build other) {
        return build.filter(own -> own.url().equals(other.url())).isPresent();
    }

    /** Whether its time is over and it is still up to a build. */
    public boolean hasRunOut(Instant now) {
        return state.isOpen() && !until.isAfter(now);
    }

    /** With no time further ahead than it was ever given: what seems so had its clock set back. */
    public Drive within(Instant now) {
        if (!state.isOpen()) {
            return this;
        }
        Instant trigger = now.plus(terms.triggerAfter());
        Instant end = state == State.CLAIMED ? now.plus(terms.lease()) : trigger.plus(terms.claimWithin());
        return new Changed(this)
                .in(state, note, until.isAfter(end) ? end : until)
                .triggerAt(triggerAt.map(at -> at.isAfter(trigger) ? trigger : at))
                .drive();
    }

    public Drive claimedBy(Build claimer, Instant now) {
        return new Changed(this)
                .in(State.CLAIMED, "build " + claimer.name() + " drives it", now.plus(terms.lease()))
                .build(claimer)
                .drive();
    }

    /** The build has been heard of. */
    public Drive heard(Instant now) {
        return new Changed(this).in(state, note, now.plus(terms.lease())).drive();
    }

    /** The build asks for this stage. */
    public Drive reaching(String next, Instant now) {
        return new Changed(heard(now)).stage(new Reached(next, now)).drive();
    }

    /** Another build is triggered then, unless one comes before. */
    public Drive triggeringAgain(Instant at, String why) {
        return new Changed(this)
                .in(state, why, until)
                .triggerAt(Optional.of(at))
                .drive();
    }

    /** A build has been triggered, and has this long to come. */
    public Drive triggered(Instant now) {
        return new Changed(this)
                .in(state, "a build was triggered", now.plus(terms.claimWithin()))
                .triggerAt(Optional.empty())
                .drive();
    }

    public Drive takenOver(String why) {
        return new Changed(this)
                .in(State.TAKEN_OVER, why + "; the control plane goes on by itself", until)
                .drive();
    }

    public Drive withdrawn(String why) {
        return new Changed(this).in(State.WITHDRAWN, why, until).drive();
    }

    /** The build has told how it ended. */
    public Drive reported(Result how, String said) {
        return new Changed(this).in(state, said, until).result(how).drive();
    }

    /** As a store keeps it. */
    public Drive inVersion(long next) {
        return new Changed(this).version(next).drive();
    }

    /** A copy whose parts may be changed one by one. */
    private static final class Changed {
        private final Drive from;
        private State state;
        private String note;
        private Instant until;
        private Optional<Build> build;
        private Optional<Reached> stage;
        private Optional<Instant> triggerAt;
        private Optional<Result> result;
        private long version;

        Changed(Drive from) {
            this.from = from;
            state = from.state;
            note = from.note;
            until = from.until;
            build = from.build;
            stage = from.stage;
            triggerAt = from.triggerAt;
            result = from.result;
            version = from.version;
        }

        Changed in(State next, String why, Instant end) {
            state = next;
            note = why;
            until = end;
            return this;
        }

        Changed build(Build claimer) {
            build = Optional.of(claimer);
            return this;
        }

        Changed stage(Reached reached) {
            stage = Optional.of(reached);
            return this;
        }

        Changed triggerAt(Optional<Instant> at) {
            triggerAt = at;
            return this;
        }

        Changed result(Result how) {
            result = Optional.of(how);
            return this;
        }

        Changed version(long next) {
            version = next;
            return this;
        }

        Drive drive() {
            return new Drive(
                    from.event,
                    from.service,
                    from.kind,
                    from.terms,
                    state,
                    build,
                    stage,
                    triggerAt,
                    until,
                    result,
                    note,
                    from.offeredAt,
                    version);
        }
    }
}
