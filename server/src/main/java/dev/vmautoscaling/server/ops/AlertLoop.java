package dev.vmautoscaling.server.ops;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.SmartLifecycle;

/** Reads Alertmanager at the start, at every interval, and at once when somebody has reason to think that a webhook is missing. */
public final class AlertLoop implements SmartLifecycle {
    private final EvaluationLoop rounds;

    AlertLoop(Runnable reading, Duration interval, EvaluationLoop.RoundTimes times, InstantSource time) {
        this.rounds = new EvaluationLoop(reading, interval, times, time);
    }

    /** Has Alertmanager read now. */
    public void gapSuspected() {
        rounds.wake();
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
