package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.decision.HoldReason;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import dev.vmautoscaling.server.persistence.StoredGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Services that cannot be decided about, because a system did not tell what has to be known. A system that tells of no
 * service is told of once, however many wait for it; one that tells of others has trouble with the single service only.
 */
final class Blindness {
    private final List<Blind> blind = new ArrayList<>();
    /** Systems that have told of some service. */
    private final Set<String> answering = new HashSet<>();

    private record Blind(String service, String system, RecordedDecision decision) {
        Need need(Optional<String> whose) {
            return Need.of(Need.Kind.SYSTEM_UNREADABLE, whose, system, decision.why(), Optional.of(decision.at()));
        }
    }

    Blindness(ServiceRecords.Recorded recorded) {
        for (StoredGroup stored : recorded.groups()) {
            Optional.ofNullable(recorded.decisions().get(stored.service()))
                    .ifPresent(decision -> sort(stored.group().config(), decision));
        }
    }

    private void sort(GroupConfig config, RecordedDecision decision) {
        system(config, decision)
                .ifPresentOrElse(
                        system -> blind.add(new Blind(config.service(), system, decision)),
                        () -> answering.addAll(List.of(
                                config.monitoring().prometheus(), config.pool().f5())));
    }

    private static Optional<String> system(GroupConfig config, RecordedDecision decision) {
        return decision.reason()
                .flatMap(reason -> Optional.ofNullable(Map.of(
                                HoldReason.METRICS_UNREADABLE,
                                        config.monitoring().prometheus(),
                                HoldReason.POOL_UNREADABLE, config.pool().f5(),
                                HoldReason.VCENTER_UNREADABLE,
                                        config.placement().vcenter())
                        .get(reason)));
    }

    /** What needs a person, each once. */
    List<Need> needs() {
        Set<String> told = new HashSet<>();
        return blind.stream()
                .flatMap(one -> answering.contains(one.system())
                        ? Stream.of(one.need(Optional.of(one.service())))
                        : told.add(one.system()) ? Stream.of(one.need(Optional.empty())) : Stream.of())
                .toList();
    }

    /** What it means for each service. */
    Stream<Need> all() {
        return blind.stream().map(one -> one.need(Optional.of(one.service())));
    }
}
