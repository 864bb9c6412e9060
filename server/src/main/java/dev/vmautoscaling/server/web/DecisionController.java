package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import dev.vmautoscaling.server.persistence.RevisionStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was decided for a service and why, also every decision not to act. */
@RestController
class DecisionController {
    private final KnownGroups groups;
    private final JdbcDecisions decisions;
    private final RevisionStore revisions;
    private final InstantSource time;

    DecisionController(KnownGroups groups, JdbcDecisions decisions, RevisionStore revisions, InstantSource time) {
        this.groups = groups;
        this.decisions = decisions;
        this.revisions = revisions;
        this.time = time;
    }

    /**
     * A decision, or a run of equal ones.
     *
     * @param reason of a hold, as docs/why-did-it-not-scale.md explains it
     */
    record DecisionView(
            long id,
            String service,
            String kind,
            Optional<String> reason,
            String why,
            Optional<Instant> until,
            Instant at,
            Instant lastAt,
            int times,
            Map<String, String> inputs,
            Optional<String> event) {
        static DecisionView of(RecordedDecision decision) {
            return new DecisionView(
                    decision.id(),
                    decision.service(),
                    Words.of(decision.kind()),
                    decision.reason().map(Enum::name),
                    decision.why(),
                    decision.until(),
                    decision.at(),
                    decision.lastAt(),
                    decision.times(),
                    decision.inputs(),
                    decision.event());
        }
    }

    @GetMapping("/api/autoscaling/configs/{service}/decisions")
    Items<DecisionView> list(@PathVariable String service, @Filters({"from", "to"}) Query query) {
        Optional<Instant> from = query.instant("from");
        Optional<Instant> to = query.instant("to");
        groups.known(service);
        return Items.of(decisions.list(service, from, to, query.newestFirst("at")), DecisionView::of);
    }

    /**
     * What stood at one moment.
     *
     * @param at the moment; the decision may be older, when nothing was decided since
     * @param rule which part of the rules had the answer
     * @param whatIf what would have led to another decision; of one that acted, nothing
     */
    record ExplainedView(Instant at, DecisionView decision, Explanation.Rule rule, List<WhatIf> whatIf) {}

    /** @param at now, when it is not given */
    @GetMapping("/api/autoscaling/configs/{service}/decisions/at")
    @Refusal(status = 404, code = "decision-unknown", when = "nothing had been decided by then")
    ExplainedView explained(
            @PathVariable String service,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant at) {
        GroupConfig current = groups.known(service).group().config();
        Instant moment = at == null ? time.instant() : at;
        RecordedDecision decision = decisions
                .standingAt(service, moment)
                .orElseThrow(() -> Refused.because(
                        HttpStatus.NOT_FOUND, "decision-unknown", "nothing had been decided about " + service));
        GroupConfig config = revisions
                .standingAt(service, decision.lastAt())
                .map(revision -> revision.settings().config())
                .orElse(current);
        Explanation why = new Explanation(decision, config);
        return new ExplainedView(moment, DecisionView.of(decision), why.rule(), why.whatIf());
    }
}
