package dev.vmautoscaling.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.InMemoryWorkflows;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.engine.WorkflowRunner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MicrometerObserverTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SettableTime time = new SettableTime();
    private final List<Map<String, String>> seen = new ArrayList<>();
    private final WorkflowKind kind = new WorkflowKind("watched", List.of(new Looks("clone-vm"), new Looks("probe")));

    private final class Looks implements Step {
        private final String key;

        Looks(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Outcome perform(Attempt attempt) {
            seen.add(Objects.requireNonNull(MDC.getCopyOfContextMap()));
            time.advance(java.time.Duration.ofSeconds(3));
            return Outcome.done();
        }
    }

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void measures_steps_and_workflows_and_says_on_every_line_where_it_is() {
        InMemoryWorkflows store = new InMemoryWorkflows();
        store.insert(Workflow.pending("w", kind, "e", "shop", "m", Map.of(), time.instant()));
        new WorkflowRunner(List.of(kind), store, group -> false, new MicrometerObserver(meters, time), time).run("w");

        assertThat(seen.getFirst())
                .containsEntry("service", "shop")
                .containsEntry("event", "e")
                .containsEntry("workflow", "w")
                .containsEntry("step", "clone-vm");
        assertThat(seen.getLast()).containsEntry("step", "probe");
        assertThat(meters.get("autoscaler.steps").tag("step", "probe").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(meters.get("autoscaler.workflows")
                        .tag("kind", "watched")
                        .tag("state", "COMPLETED")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(6);
    }
}
