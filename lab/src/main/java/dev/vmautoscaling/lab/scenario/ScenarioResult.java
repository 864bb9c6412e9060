package dev.vmautoscaling.lab.scenario;

import dev.vmautoscaling.lab.wire.Http;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a scenario ended.
 *
 * @param why what was expected and what was seen, when it is not ok
 * @param membersBefore members that took traffic, according to the F5
 * @param alertToDecisionMs from the alert's start in Alertmanager to the event; null without a scale-out
 * @param decisionToInServiceMs null unless a new member came into service
 * @param ownOverheadMs the part of it that no outside system accounts for
 * @param events as the control plane reports them
 */
record ScenarioResult(
        String scenario,
        @Nullable String why,
        int membersBefore,
        int membersPeak,
        int membersAfter,
        @Nullable Long alertToDecisionMs,
        @Nullable Long decisionToInServiceMs,
        @Nullable Long ownOverheadMs,
        long requestsTotal,
        long requestsFailed,
        Leaks leaks,
        JsonNode events) {

    static ScenarioResult notPlayed(String scenario, String why) {
        return new ScenarioResult(
                scenario, why, 0, 0, 0, null, null, null, 0, 0, Leaks.NONE, Http.JSON.createArrayNode());
    }

    boolean ok() {
        return why == null;
    }

    /** For a person. */
    String text() {
        return """
                %s: %s
                members %d, at most %d, in the end %d
                alert to decision %s ms, decision to in service %s ms, own overhead %s ms
                requests %d, failed %d; %s""".formatted(
                        scenario,
                        ok() ? "ended as it should" : "FAILED: " + why,
                        membersBefore,
                        membersPeak,
                        membersAfter,
                        alertToDecisionMs,
                        decisionToInServiceMs,
                        ownOverheadMs,
                        requestsTotal,
                        requestsFailed,
                        leaks);
    }

    /** The one line that the launcher promises. */
    String json() {
        ObjectNode json = Http.JSON.createObjectNode().put("scenario", scenario).put("ok", ok());
        if (why != null) {
            json.put("why", why);
        }
        json.put("membersBefore", membersBefore).put("membersPeak", membersPeak).put("membersAfter", membersAfter);
        json.put("alertToDecisionMs", alertToDecisionMs)
                .put("decisionToInServiceMs", decisionToInServiceMs)
                .put("ownOverheadMs", ownOverheadMs)
                .put("requestsTotal", requestsTotal)
                .put("requestsFailed", requestsFailed);
        json.putObject("leaks")
                .put("vms", leaks.vms())
                .put("leases", leaks.leases())
                .put("poolMembers", leaks.poolMembers())
                .put("nodes", leaks.nodes())
                .put("targets", leaks.targets());
        json.set("events", events);
        return json.toString();
    }
}
