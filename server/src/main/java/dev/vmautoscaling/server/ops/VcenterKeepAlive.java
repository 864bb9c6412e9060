package dev.vmautoscaling.server.ops;

import dev.vmautoscaling.domain.fault.OutsideFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every vCenter in use now and then, so that its session stays open: no alert has to wait for a log-in, and one that
 * cannot be reached is told of before it is needed.
 */
final class VcenterKeepAlive extends RepeatedLook {
    /** vCenter ends a session that was idle for half an hour. */
    static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(5);

    static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(VcenterKeepAlive.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Supplier<Set<String>> inUse;
    private final Consumer<String> question;
    private final InstantSource time;
    private final Map<String, Instant> due = new HashMap<>();

    /**
     * @param inUse the names of the vCenters that enabled groups need
     * @param question asks one of them anything; throws {@link OutsideFault} when it does not answer
     */
    VcenterKeepAlive(Supplier<Set<String>> inUse, Consumer<String> question, InstantSource time) {
        super("vcenter-keep-alive", BETWEEN_LOOKS);
        this.inUse = inUse;
        this.question = question;
        this.time = time;
    }

    /** Asks those whose turn it is; a new one at once. */
    @Override
    void look() {
        Set<String> names = inUse.get();
        due.keySet().retainAll(names);
        names.stream().filter(this::isDue).forEach(this::ask);
    }

    private boolean isDue(String vcenter) {
        return !time.instant().isBefore(due.getOrDefault(vcenter, Instant.MIN));
    }

    private void ask(String vcenter) {
        try {
            question.accept(vcenter);
            due.put(vcenter, time.instant().plus(BETWEEN_QUESTIONS));
        } catch (OutsideFault fault) {
            LOG.warn("no VM could be made now: {}; asked again in {}", fault.getMessage(), AFTER_TROUBLE);
            due.put(vcenter, time.instant().plus(AFTER_TROUBLE));
        }
    }
}
