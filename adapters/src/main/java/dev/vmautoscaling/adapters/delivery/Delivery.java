package dev.vmautoscaling.adapters.delivery;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.integration.Host;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Changes to the files of one server, one at a time. What is asked for while a change is under way waits, and then goes
 * together with one reload: each reload makes Prometheus forget its Alertmanagers for seconds.
 */
public final class Delivery {
    private final Supplier<Host> hosts;
    private final ConfiguredServer server;
    private final InstantSource time;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();

    /** @param hosts the machine, as it is reached now */
    public Delivery(Supplier<Host> hosts, ConfiguredServer server, InstantSource time) {
        this.hosts = hosts;
        this.server = server;
        this.time = time;
    }

    /** Changes that somebody waits for; guarded by the turn. */
    private static final class Asked {
        private final Supplier<List<FileChange>> changes;
        private Optional<RuntimeException> failure = Optional.empty();
        private boolean settled;

        Asked(Supplier<List<FileChange>> changes) {
            this.changes = changes;
        }

        void settle(Optional<RuntimeException> why) {
            failure = why;
            settled = true;
        }
    }

    /**
     * Makes the changes, all or none, and sees that they are in effect. Does nothing when they are already.
     *
     * @throws OutsideFault when one is not in effect; then the files are as they were, and so is what the server has loaded
     */
    public void apply(List<FileChange> changes) {
        apply(() -> changes);
    }

    /**
     * The same, of changes that are worked out when their turn has come: whoever comes last then sees what the others have
     * recorded meanwhile.
     */
    public void apply(Supplier<List<FileChange>> changes) {
        Asked mine = new Asked(changes);
        waiting.add(mine);
        turn.lock();
        try {
            if (!mine.settled) {
                settle(drained());
            }
        } finally {
            turn.unlock();
        }
        mine.failure.ifPresent(why -> {
            throw why;
        });
    }

    private List<Asked> drained() {
        List<Asked> all = new ArrayList<>();
        for (Asked next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        return all;
    }

    private void settle(List<Asked> batch) {
        Optional<RuntimeException> failure = tried(batch);
        if (failure.isEmpty() || batch.size() == 1 || isOfAll(failure.get())) {
            batch.forEach(asked -> asked.settle(failure));
        } else {
            // One of them is bad. It must not keep the others out.
            batch.forEach(asked -> asked.settle(tried(List.of(asked))));
        }
    }

    /** What does not lie in the changes themselves fails for each of them. */
    private static boolean isOfAll(RuntimeException failure) {
        return failure instanceof OutsideFault fault && fault.kind() == FaultKind.TRANSIENT;
    }

    private Optional<RuntimeException> tried(List<Asked> batch) {
        try {
            Host host = hosts.get();
            try (HostLock lock = HostLock.take(host, server, time)) {
                List<FileChange> changes = batch.stream()
                        .flatMap(asked -> asked.changes.get().stream())
                        .toList();
                new Round(host, server, changes).run();
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            // Handed to whoever asked: each of them waits for an answer.
            return Optional.of(e);
        }
    }
}
