package dev.vmautoscaling.integrations;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.integration.Actual;
import dev.vmautoscaling.domain.integration.Integrations;
import dev.vmautoscaling.domain.integration.Part;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what other systems show of our services against what they should show. Changes nothing. */
public final class DriftLook {
    private final Integrations integrations;

    public DriftLook(Integrations integrations) {
        this.integrations = integrations;
    }

    /** Everything that differs, in the order of the groups. */
    public List<Drift> at(Collection<ScalingGroup> groups) {
        return groups.stream().flatMap(this::of).toList();
    }

    /** Of a disabled group only what is its own can be left over: what is shared may be there for others. */
    private Stream<Drift> of(ScalingGroup group) {
        List<Part> parts = group.enabled()
                ? integrations.parts()
                : integrations.parts().stream().filter(DriftLook::isOwn).toList();
        return parts.stream().flatMap(part -> of(group, part).stream());
    }

    private static boolean isOwn(Part part) {
        return switch (part) {
            case RULES, JENKINS_JOB, JENKINS_RECEIVER, JENKINS_ROUTE -> true;
            case RECEIVER, ROUTE, SCRAPE_JOB -> false;
        };
    }

    private Optional<Drift> of(ScalingGroup group, Part part) {
        try {
            Actual actual = integrations.of(part).actual(group.config());
            return (group.enabled() ? ifWanted(actual) : ifUnwanted(actual))
                    .map(kind -> new Drift(group.service(), part, kind, actual.words()));
        } catch (OutsideFault fault) {
            return Optional.of(
                    new Drift(group.service(), part, Drift.Kind.UNKNOWN, String.valueOf(fault.getMessage())));
        }
    }

    private static Optional<Drift.Kind> ifWanted(Actual actual) {
        return switch (actual) {
            case Actual.Live live -> Optional.empty();
            case Actual.Unmanaged unmanaged -> Optional.empty();
            case Actual.NotNeeded notNeeded -> Optional.empty();
            case Actual.Absent absent -> Optional.of(Drift.Kind.MISSING);
            case Actual.Different different -> Optional.of(Drift.Kind.DIFFERENT);
        };
    }

    private static Optional<Drift.Kind> ifUnwanted(Actual actual) {
        return switch (actual) {
            case Actual.Live live -> Optional.of(Drift.Kind.LEFT_OVER);
            case Actual.Different different -> Optional.of(Drift.Kind.LEFT_OVER);
            case Actual.Unmanaged unmanaged -> Optional.empty();
            case Actual.NotNeeded notNeeded -> Optional.empty();
            case Actual.Absent absent -> Optional.empty();
        };
    }
}
