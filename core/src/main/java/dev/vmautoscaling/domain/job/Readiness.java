package dev.vmautoscaling.domain.job;

import java.util.List;

/**
 * Whether a Jenkins can run the job of a service.
 *
 * @param answers who answers there, such as {@code Jenkins 2.479.1}
 * @param missing plugins and rights without which it cannot, each in words
 * @param untold what this account cannot find out, each in words
 */
public record Readiness(String answers, List<String> missing, List<String> untold, Agents agents) {
    public Readiness {
        missing = List.copyOf(missing);
        untold = List.copyOf(untold);
    }

    /** Whether a machine is there on which a build's steps can run. */
    public sealed interface Agents {
        /** @param nodes how many with the label */
        record Online(int nodes) implements Agents {}

        /** A build would wait. */
        record Offline(String why) implements Agents {}

        record Untold(String why) implements Agents {}
    }
}
