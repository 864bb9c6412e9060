package dev.vmautoscaling.server.ops;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at something again and again, with a pause after each look, as long as the application runs. */
abstract class RepeatedLook implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedLook.class);

    private final String name;
    private final Duration pause;
    private volatile @Nullable CountDownLatch end;

    RepeatedLook(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    abstract void look();

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("a look of {} broke off; the next one tries again", name, e);
        }
    }

    @Override
    public final void start() {
        CountDownLatch ending = new CountDownLatch(1);
        end = ending;
        Thread.ofVirtual().name(name).start(() -> run(ending));
    }

    private void run(CountDownLatch ending) {
        try {
            do {
                lookSafely();
            } while (!ending.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            LOG.debug("stopped between two looks");
        }
    }

    @Override
    public final void stop() {
        CountDownLatch ending = end;
        end = null;
        if (ending != null) {
            ending.countDown();
        }
    }

    @Override
    public final boolean isRunning() {
        return end != null;
    }
}
