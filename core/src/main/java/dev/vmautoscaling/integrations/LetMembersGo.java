package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keeps the members' VMs, or has every one of them leave by the usual scale-in and waits until the last has gone. Who cannot
 * leave is not tried again and again: a person is asked.
 */
final class LetMembersGo extends ConfigStep {
    private static final Duration LOOK = Duration.ofSeconds(5);

    LetMembersGo(Reach reach) {
        super("let-members-go", reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        List<Member> live = reach().members().live(group.service());
        if (live.isEmpty()) {
            return Outcome.done("there are none");
        }
        if (attempt.fact(Fact.REMOVE_VMS).filter(Boolean::parseBoolean).isEmpty()) {
            return Outcome.done("kept, and scraped as before: " + names(live));
        }
        return reach().departure()
                .begin(group.service(), orderedAt(attempt))
                .orElseGet(() -> new Outcome.NotYet(LOOK, "leaving: " + names(live), Map.of()));
    }

    /** When this step began, or when a person had it begin anew. */
    private Instant orderedAt(Attempt attempt) {
        return attempt.workflow().steps().stream()
                .filter(step -> step.key().equals(key()))
                .flatMap((StepRecord step) -> step.tries().startedAt().stream())
                .findFirst()
                .orElse(attempt.now());
    }

    private static String names(List<Member> members) {
        return members.stream().map(Member::name).sorted().collect(Collectors.joining(", "));
    }

    @Override
    public boolean isPointOfNoReturn() {
        return true;
    }
}
