package dev.vmautoscaling.server.ops;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.vmautoscaling.pipeline.Offers;
import dev.vmautoscaling.server.persistence.JdbcDecisions;
import dev.vmautoscaling.server.persistence.JdbcLeases;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import dev.vmautoscaling.server.persistence.RequestKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked after from time to time, by one replica. */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration OFFERS = Duration.ofSeconds(2);
    private static final Duration PURGE = Duration.ofHours(1);
    private static final Duration KEYS_KEPT = Duration.ofHours(24);

    private final InstantSource time;

    Housekeeping(InstantSource time) {
        this.time = time;
    }

    /** Wakes workflows that should go on, or have an order, and that nobody was told of: a crash may come in between. */
    Task<Void> sweep(JdbcWorkflowStore workflows) {
        return Tasks.recurring("workflow-sweep", FixedDelay.of(SWEEP))
                .execute((instance, context) -> sweep(workflows, context.getSchedulerClient()));
    }

    private void sweep(JdbcWorkflowStore workflows, SchedulerClient client) {
        Stream.concat(workflows.live().stream(), workflows.ordered().stream())
                .distinct()
                .filter(workflow -> client.scheduleIfNotExists(
                        WorkflowTask.DESCRIPTOR.instance(workflow).build(), time.instant()))
                .forEach(workflow -> LOG.warn("workflow {} had no wake-up; it is woken now", workflow));
    }

    /** Has a build begin for what is offered and none has come for. */
    Task<Void> lookAtOffers(Offers offers) {
        return Tasks.recurring("offers", FixedDelay.of(OFFERS))
                .execute((instance, context) -> offers.look(Thread::startVirtualThread));
    }

    /** Forgets the keys of requests that nobody will repeat any more. */
    Task<Void> forgetKeys(RequestKeys keys) {
        return Tasks.recurring("request-key-purge", FixedDelay.of(PURGE))
                .execute((instance, context) -> LOG.debug(
                        "{} old keys of requests removed",
                        keys.purgeBefore(time.instant().minus(KEYS_KEPT))));
    }

    /** Forgets old decisions, and what became of addresses long ago. */
    Task<Void> purge(JdbcDecisions decisions, JdbcLeases leases, Duration keep) {
        return Tasks.recurring("decision-purge", FixedDelay.of(PURGE)).execute((instance, context) -> {
            Instant oldest = time.instant().minus(keep);
            LOG.debug(
                    "{} old decisions and {} old changes of addresses removed",
                    decisions.purgeBefore(oldest),
                    leases.purgeHistoryBefore(oldest));
        });
    }
}
