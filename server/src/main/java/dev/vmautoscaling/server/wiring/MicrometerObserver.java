package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.StepRecord;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowObserver;
import dev.vmautoscaling.engine.WorkflowState;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Measures and logs what workflows do. From the moment a workflow moves on a thread, every line of that thread, whoever
 * logs it, carries service, event, workflow and step; whoever drives the workflow clears them.
 */
final class MicrometerObserver implements WorkflowObserver {
    private static final Logger LOG = LoggerFactory.getLogger(MicrometerObserver.class);

    private final MeterRegistry meters;
    private final InstantSource time;

    MicrometerObserver(MeterRegistry meters, InstantSource time) {
        this.meters = meters;
        this.time = time;
    }

    @Override
    public void attempted(Workflow workflow, String step, boolean undo, Outcome outcome, Duration took) {
        meters.timer("autoscaler.attempts", "step", step, "undo", Boolean.toString(undo), "outcome", name(outcome))
                .record(took);
        String act = undo ? "undoing " + step : step;
        switch (outcome) {
            case Outcome.Done done -> {
                if (!undo) {
                    measureStep(workflow, step);
                }
                log(Level.INFO, act, "done", done.message());
            }
            case Outcome.NotYet notYet -> log(Level.DEBUG, act, "waits", notYet.waitingFor());
            case Outcome.Failed failed ->
                log(
                        Level.WARN,
                        act,
                        "failed, " + failed.failure().kind(),
                        failed.failure().message());
        }
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done ignored -> "done";
            case Outcome.NotYet ignored -> "not-yet";
            case Outcome.Failed ignored -> "failed";
        };
    }

    private static void log(Level level, String act, String outcome, String message) {
        LOG.atLevel(level).log("{}: {}: {}", act, outcome, message);
    }

    /** From the first attempt, with all the waiting. */
    private void measureStep(Workflow workflow, String step) {
        workflow.steps().stream()
                .filter(record -> record.key().equals(step))
                .flatMap((StepRecord record) -> record.tries().startedAt().stream())
                .forEach(begin ->
                        meters.timer("autoscaler.steps", "step", step).record(Duration.between(begin, time.instant())));
    }

    @Override
    public void moved(Workflow workflow) {
        MDC.put("service", workflow.group());
        MDC.put("event", workflow.event());
        MDC.put("workflow", workflow.id());
        MDC.put("step", currentStep(workflow));
        if (workflow.state().hasEnded()) {
            measureEnd(workflow);
        }
        if (workflow.state() == WorkflowState.STUCK) {
            LOG.error(
                    "{} of {} is stuck and needs a person: retry, undo, or resolve by hand",
                    workflow.kind(),
                    workflow.subject());
        }
    }

    private static String currentStep(Workflow workflow) {
        return workflow.steps().stream()
                .filter(step -> step.state() == StepRecord.State.STARTED || step.state() == StepRecord.State.UNDOING)
                .map(StepRecord::key)
                .findFirst()
                .orElse("");
    }

    private void measureEnd(Workflow workflow) {
        Instant end = workflow.endedAt().orElseGet(time::instant);
        meters.timer(
                        "autoscaler.workflows",
                        "kind",
                        workflow.kind(),
                        "state",
                        workflow.state().name())
                .record(Duration.between(workflow.createdAt(), end));
        LOG.info("{} of {} ended: {}", workflow.kind(), workflow.subject(), workflow.state());
    }
}
