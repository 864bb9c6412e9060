package dev.vmautoscaling.domain.preflight;

import java.util.List;
import java.util.function.Function;

/** Every check, purely. One broken precondition fails one item: what follows from it is told to see that one. */
public final class Judgement {
    private static final List<Function<Facts, Item>> CHECKS = List.of(
            BaseMemberChecks::baseVms,
            BaseMemberChecks::pool,
            BaseMemberChecks::members,
            TrafficChecks::virtualServer,
            MetricChecks::job,
            MetricChecks::samples,
            PlaceChecks::placement,
            PlaceChecks::template,
            RoomChecks::addresses,
            RoomChecks::datastore,
            RoomChecks::hosts,
            PlaceChecks::network,
            PlaceChecks::rights,
            TrafficChecks::rights,
            BaseMemberChecks::healthPath,
            PlaceChecks::names,
            JenkinsChecks::server,
            JenkinsChecks::agent);

    private Judgement() {}

    public static Report of(Facts facts) {
        return new Report(
                facts.config().service(),
                facts.now(),
                CHECKS.stream().map(check -> check.apply(facts)).toList(),
                facts.space().effectiveMax());
    }
}
