package dev.vmautoscaling.domain.preflight;

import static dev.vmautoscaling.domain.preflight.Key.JENKINS;
import static dev.vmautoscaling.domain.preflight.Key.JENKINS_AGENT;

import dev.vmautoscaling.domain.group.JenkinsJob;
import dev.vmautoscaling.domain.job.Readiness;
import java.util.ArrayList;
import java.util.List;

/** Whether Jenkins can drive the service's events, where it is to. */
final class JenkinsChecks {
    /** What builds prove themselves to us with. Nobody but an administrator of Jenkins can see whether it is there. */
    private static final String CREDENTIAL =
            "whether Jenkins has the credential vm-autoscaler-token, a secret text with what stands in our file"
                    + " pipeline-token, cannot be seen from here";

    private JenkinsChecks() {}

    static Item server(Facts facts) {
        return facts.jenkins()
                .map(found -> found.judged(JENKINS, JenkinsChecks::server))
                .orElseGet(() -> Item.pass(JENKINS, "not needed: the engine is embedded", List.of()));
    }

    private static Item server(Readiness readiness) {
        if (!readiness.missing().isEmpty()) {
            return Item.fail(
                    JENKINS,
                    readiness.answers() + " answers, but " + String.join("; ", readiness.missing()),
                    "have an administrator of Jenkins install or grant what is named",
                    readiness.untold());
        }
        List<String> evidence = new ArrayList<>(readiness.untold());
        evidence.add(CREDENTIAL);
        return Item.pass(JENKINS, readiness.answers() + " answers, and nothing that can be seen is missing", evidence);
    }

    static Item agent(Facts facts) {
        if (facts.jenkins().isEmpty()) {
            return Item.pass(JENKINS_AGENT, "not needed: the engine is embedded", List.of());
        }
        if (facts.jenkins().get().known().isEmpty()) {
            return Item.see(JENKINS_AGENT, JENKINS);
        }
        String label = facts.config().jenkins().map(JenkinsJob::agentLabel).orElse("");
        return agent(facts.jenkins().get().known().get().agents(), label);
    }

    private static Item agent(Readiness.Agents agents, String label) {
        if (label.isEmpty()) {
            return Item.pass(JENKINS_AGENT, "the config names no label: any agent may run the builds", List.of());
        }
        return switch (agents) {
            case Readiness.Agents.Online online ->
                Item.pass(JENKINS_AGENT, online.nodes() + " with the label " + label, List.of());
            case Readiness.Agents.Offline offline ->
                Item.warn(
                        JENKINS_AGENT,
                        offline.why() + ": a build would wait for one",
                        "start an agent with the label " + label + ", or see that a cloud of Jenkins brings one",
                        List.of());
            case Readiness.Agents.Untold untold ->
                Item.warn(
                        JENKINS_AGENT,
                        "it could not be told: " + untold.why(),
                        "see in Jenkins that an agent with the label " + label + " is online",
                        List.of());
        };
    }
}
