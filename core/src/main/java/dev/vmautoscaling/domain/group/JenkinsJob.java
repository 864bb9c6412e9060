package dev.vmautoscaling.domain.group;

import java.time.Duration;
import java.util.Optional;

/**
 * The Jenkins job whose builds drive the events of a service, and what becomes of an event that no build drives.
 *
 * @param connection the Jenkins
 * @param folder in which the job lies, its parts separated by {@code /}; empty for the top
 * @param agentLabel which agents may run its builds; empty for any
 * @param scm where its pipeline comes from; empty for the product's own
 * @param fallBack whether the control plane drives an event itself when Jenkins does not
 * @param triggerAfter how long an event waits for a build that comes by itself, before one is triggered
 * @param claimWithin how long it waits for the triggered one
 * @param lease how long a build that drives an event may be silent
 */
public record JenkinsJob(
        String connection,
        String folder,
        String agentLabel,
        Optional<Scm> scm,
        boolean fallBack,
        Duration triggerAfter,
        Duration claimWithin,
        Duration lease) {
    /**
     * A pipeline in a Git repository.
     *
     * @param branch as Jenkins understands it: {@code main}, or {@code refs/tags/v1}
     * @param path of the Jenkinsfile in it
     * @param credentials the id that Jenkins knows them by; empty for a repository that anybody may read
     */
    public record Scm(String url, String branch, String path, Optional<String> credentials) {}
}
