package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Part;
import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import java.util.HashMap;
import java.util.Map;

/** Writes down what is there before anything is changed, so that an undo restores that and not more. */
final class LookAtIntegrations extends ConfigStep {
    LookAtIntegrations(Reach reach) {
        super("look-at-integrations", reach);
    }

    @Override
    Outcome perform(Attempt attempt, ScalingGroup group) {
        Map<String, String> facts = new HashMap<>();
        facts.put(Fact.ENABLED_BEFORE, Boolean.toString(group.enabled()));
        for (Part part : reach().integrations().parts()) {
            boolean isThere = switch (reach().integrations().of(part).actual(group.config())) {
                case Actual.Live live -> true;
                case Actual.Different different -> true;
                case Actual.Absent absent -> false;
                case Actual.Unmanaged unmanaged -> false;
                case Actual.NotNeeded notNeeded -> false;
            };
            facts.put(Fact.wasThere(part), Boolean.toString(isThere));
        }
        return new Outcome.Done("", facts);
    }
}
