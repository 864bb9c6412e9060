package dev.vmautoscaling.server.ops;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.vmautoscaling.engine.Attempt;
import dev.vmautoscaling.engine.Outcome;
import dev.vmautoscaling.engine.Step;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.scaling.WorkflowStarter;
import dev.vmautoscaling.server.Autoscaler;
import dev.vmautoscaling.server.persistence.JdbcLedger;
import dev.vmautoscaling.server.persistence.JdbcScalingGroups;
import dev.vmautoscaling.server.persistence.JdbcWorkflowStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/**
 * The real application with one more kind of workflow, whose steps write into files, so that a test can kill it in the
 * middle. The first start opens the workflow, every start writes down how it ended.
 */
final class RestartProgram {
    static final String ID = "restarted";

    private static final Path WORLD = Path.of(System.getProperty("world", "."));

    private RestartProgram() {}

    /** Not found by scanning. */
    static class Kinds {
        @Bean
        WorkflowKind touching() {
            return new WorkflowKind("touching", List.of(new Writes("first"), new AwaitsGo(), new Writes("last")));
        }
    }

    private record Writes(String key) implements Step {
        @Override
        public Outcome perform(Attempt attempt) {
            write("journal", key + "\n");
            return Outcome.done();
        }
    }

    private record AwaitsGo() implements Step {
        @Override
        public String key() {
            return "await-go";
        }

        @Override
        public Outcome perform(Attempt attempt) {
            write("waiting", ".");
            return Files.exists(WORLD.resolve("go")) ? Outcome.done() : attempt.notYet("the file go");
        }
    }

    private static void write(String file, String text) {
        try {
            Files.writeString(WORLD.resolve(file), text, CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) {
        var context = new SpringApplication(Autoscaler.class, Kinds.class).run(args);
        JdbcWorkflowStore workflows = context.getBean(JdbcWorkflowStore.class);
        if (workflows.find(ID).isEmpty()) {
            OpenedWorkflow.open(
                    context.getBean(JdbcScalingGroups.class),
                    context.getBean(JdbcLedger.class),
                    context.getBean("touching", WorkflowKind.class),
                    ID,
                    context.getBean(InstantSource.class).instant());
            context.getBean(WorkflowStarter.class).start(ID);
        }
        Eventually.until("ended", () -> workflows.find(ID).orElseThrow().state().hasEnded());
        write("ended", workflows.find(ID).orElseThrow().state().name());
    }
}
