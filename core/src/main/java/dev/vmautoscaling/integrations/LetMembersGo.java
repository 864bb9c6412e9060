package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the members' VMs, or has every one of them leave by the usual scale-in and waits until the last has gone. */
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
        reach().departure().begin(group.service());
        return new Outcome.NotYet(LOOK, "leaving: " + names(live), Map.of());
    }

    private static String names(List<Member> members) {
        return members.stream().map(Member::name).sorted().collect(Collectors.joining(", "));
    }

    @Override
    public boolean isPointOfNoReturn() {
        return true;
    }
}
