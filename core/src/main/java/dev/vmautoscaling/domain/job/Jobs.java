package dev.vmautoscaling.domain.job;

import dev.vmautoscaling.domain.group.GroupConfig;
import java.util.List;
import java.util.Optional;

/**
 * The jobs of one Jenkins, one of each service whose engine it is. That a service's job is there is the work of the
 * {@link dev.vmautoscaling.domain.integration.Part#JENKINS_JOB} part. Every method may be called at any time and by several at
 * once, and throws {@link dev.vmautoscaling.domain.fault.OutsideFault}.
 */
public interface Jobs {
    /**
     * Asks for a build of the service's job, by the same trigger that its alerts use. When this returns, Jenkins has the build in
     * its queue; when it runs is for Jenkins to say. Each call asks for another build.
     *
     * @throws dev.vmautoscaling.domain.fault.OutsideFault transient while Jenkins does not answer, or starts; permanent when it
     *     refuses for good, as when there is no such job or it is disabled; unknown outcome when the answer does not tell
     */
    void trigger(GroupConfig config);

    /** How the service's job stands; empty when there is none. */
    Optional<JobState> state(GroupConfig config);

    /**
     * The service's builds that Jenkins still keeps, newest first; none when there is no job.
     *
     * @param most how many, 1 to 100
     */
    List<Build> builds(GroupConfig config, int most);

    /** One build; empty when Jenkins knows none there, or no longer. */
    Optional<Build> build(BuildId id);

    /** The stages that the build has reached, in their order; none when Jenkins does not know the build. */
    List<Stage> stages(BuildId id);

    /**
     * What the build has written from a place in its log on.
     *
     * @param from 0, or {@link BuildLog#next()} of an earlier answer; beyond the end there is nothing
     * @return empty when Jenkins does not know the build
     */
    Optional<BuildLog> log(BuildId id, long from);
}
