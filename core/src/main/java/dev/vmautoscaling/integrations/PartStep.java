package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integration;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;

/** A step on one part: each looks first, so that a second try finds what the first has made, and nothing is reloaded in vain. */
abstract class PartStep extends ConfigStep {
    private final Part part;

    PartStep(String verb, Part part, Reach reach) {
        super(verb + "-" + Fact.word(part), reach);
        this.part = part;
    }

    final boolean wasThere(Attempt attempt) {
        return attempt.fact(Fact.wasThere(part)).filter(Boolean::parseBoolean).isPresent();
    }

    final Outcome published(GroupConfig config) {
        Integration integration = reach().integrations().of(part);
        return switch (integration.actual(config)) {
            case Actual.Live live -> Outcome.done("already so: " + live.seen());
            case Actual.Unmanaged unmanaged -> Outcome.done("left to people: " + unmanaged.why());
            case Actual.NotNeeded notNeeded -> Outcome.done("not needed: " + notNeeded.why());
            case Actual.Absent absent -> publish(integration, config);
            case Actual.Different different -> publish(integration, config);
        };
    }

    private static Outcome publish(Integration integration, GroupConfig config) {
        integration.publish(config);
        return Outcome.done("in effect");
    }

    final Outcome withdrawn(GroupConfig config) {
        Integration integration = reach().integrations().of(part);
        return switch (integration.actual(config)) {
            case Actual.Absent absent -> Outcome.done("already so: " + absent.why());
            case Actual.Unmanaged unmanaged -> Outcome.done("left to people: " + unmanaged.why());
            case Actual.Live live -> withdraw(integration, config);
            case Actual.Different different -> withdraw(integration, config);
            // What it needed before it was edited may still be there.
            case Actual.NotNeeded notNeeded -> withdraw(integration, config);
        };
    }

    private static Outcome withdraw(Integration integration, GroupConfig config) {
        integration.withdraw(config);
        return Outcome.done("this service needs it no longer");
    }
}
