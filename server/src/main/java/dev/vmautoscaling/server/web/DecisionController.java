package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.RecordedDecision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was decided for a service and why, also every decision not to act. */
@RestController
class DecisionController {
    private final KnownGroups groups;
    private final JdbcDecisions decisions;

    DecisionController(KnownGroups groups, JdbcDecisions decisions) {
        this.groups = groups;
        this.decisions = decisions;
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
}
