package dev.vmautoscaling.domain.job;

import java.net.URI;
import java.util.Optional;

/**
 * How the job of a service stands.
 *
 * @param url for people to follow
 * @param enabled whether it takes triggers
 * @param waiting what its next build waits for in the queue, in Jenkins' words; empty when none waits
 * @param lastBuild the newest one
 */
public record JobState(URI url, boolean enabled, Optional<String> waiting, Optional<BuildId> lastBuild) {}
