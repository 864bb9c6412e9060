package dev.vmautoscaling.engine;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A step that goes wrong in one way until it is mended. */
public final class TroubledStep implements Step {
    /** In which way. */
    public enum Trouble {
        BEFORE,
        ANSWER_LOST,
        AFTER
    }

    /** What must be so after a workflow whose {@code step} had this trouble. */
    public interface Check {
        void check(String step, Trouble trouble);
    }

    private final Step step;
    private final Trouble trouble;
    private boolean mended;

    public TroubledStep(Step step, Trouble trouble) {
        this.step = step;
        this.trouble = trouble;
    }

    /** A test for each step of the kind with each trouble. */
    public static Stream<DynamicTest> everyStepOf(WorkflowKind kind, Check check) {
        return kind.stepKeys().stream()
                .flatMap(step -> Stream.of(Trouble.values())
                        .map(trouble ->
                                DynamicTest.dynamicTest(step + " " + trouble, () -> check.check(step, trouble))));
    }

    public void mend() {
        mended = true;
    }

    @Override
    public String key() {
        return step.key();
    }

    @Override
    public Outcome perform(Attempt attempt) {
        if (mended) {
            return step.perform(attempt);
        }
        return switch (trouble) {
            case BEFORE -> new Outcome.Failed(Failure.permanent("told to fail before " + key(), ""));
            case ANSWER_LOST -> lost(step.perform(attempt));
            case AFTER -> after(step.perform(attempt));
        };
    }

    private Outcome lost(Outcome outcome) {
        mended = outcome instanceof Outcome.Done;
        return mended ? new Outcome.Failed(Failure.unknownOutcome("told to lose " + key())) : outcome;
    }

    private Outcome after(Outcome outcome) {
        return outcome instanceof Outcome.Done
                ? new Outcome.Failed(Failure.permanent("told to fail after " + key(), ""))
                : outcome;
    }

    @Override
    public Outcome undo(Attempt attempt) {
        return step.undo(attempt);
    }

    @Override
    public RetryPolicy retries() {
        return step.retries();
    }

    @Override
    public boolean isPointOfNoReturn() {
        return step.isPointOfNoReturn();
    }
}
