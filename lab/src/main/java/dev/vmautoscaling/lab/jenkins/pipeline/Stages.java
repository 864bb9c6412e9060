package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingPropertyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out a declarative pipeline: stage after stage, skipped after a failure, and what is to be done after all. */
final class Stages {

    private static final String POST = "Declarative: Post Actions";

    /** facts 4: in this order, whatever the order in the text; the place of notBuilt is [M]. */
    private static final List<String> CONDITIONS = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "failure",
            "success",
            "unstable",
            "unsuccessful",
            "notBuilt",
            "cleanup");

    private final Dsl dsl;
    private final RunState state;
    private @Nullable Throwable firstFailure;

    Stages(Dsl dsl, RunState state) {
        this.dsl = dsl;
        this.state = state;
    }

    void run(Model model) {
        Model.Where where = model.agent().orElseThrow();
        timed(
                model.options().timeout(),
                () -> placed(where, () -> {
                    Map<String, String> secrets = new LinkedHashMap<>();
                    Map<String, String> variables = environment(model.environment(), secrets);
                    return state.console()
                            .masking(
                                    secrets.values(),
                                    () -> state.environment().with(variables, () -> {
                                        model.stages().forEach(this::stage);
                                        pipelinePost(model);
                                        return true;
                                    }));
                }));
    }

    private boolean placed(Model.Where where, Supplier<Boolean> block) {
        return where.nowhere() ? block.get() : state.workplace().on(where.label(), state.console(), block);
    }

    private boolean timed(Optional<Call> timeout, Supplier<Boolean> block) {
        return timeout.isEmpty()
                ? block.get()
                : state.interruptions()
                        .within(
                                PipelineRun.duration(timeout.get()),
                                block,
                                () -> state.console().line("Cancelling nested steps due to timeout"));
    }

    // what happens after the stages is not cut short by what cut them short
    private void pipelinePost(Model model) {
        if (model.post().isEmpty()) {
            return;
        }
        state.build().stageBegins(POST);
        Result before = state.current().current();
        post(model.post());
        state.build().stageEnds(state.current().current() == before ? Result.SUCCESS : Result.FAILURE, "");
    }

    private void stage(Model.Stage stage) {
        if (firstFailure != null) {
            skip(stage, "skipped due to earlier failure(s)");
            return;
        }
        state.build().stageBegins(stage.name());
        Result ending = Result.SUCCESS;
        String error = "";
        try {
            state.console().line("[Pipeline] { (" + stage.name() + ")");
            if (!new Conditions(dsl, state.environment()).hold(stage.conditions())) {
                state.console().line("Stage \"" + stage.name() + "\" skipped due to when conditional");
                state.build().stageEnds(Result.NOT_BUILT, "");
                return;
            }
            ran(stage);
        } catch (Interrupted e) {
            ending = Result.ABORTED;
            error = failed(e, ending);
        } catch (RuntimeException | NoSuchMethodError e) {
            ending = Result.FAILURE;
            error = failed(e, ending);
        }
        post(stage.post());
        state.build().stageEnds(ending, error);
    }

    private void ran(Model.Stage stage) {
        Map<String, String> secrets = new LinkedHashMap<>();
        Map<String, String> variables = environment(stage.environment(), secrets);
        variables.put("STAGE_NAME", stage.name());
        Supplier<Boolean> body = () -> {
            stage.steps().ifPresent(Closure::call);
            stage.stages().forEach(this::stage);
            return true;
        };
        state.console()
                .masking(
                        secrets.values(),
                        () -> state.environment()
                                .with(
                                        variables,
                                        () -> timed(
                                                stage.options().timeout(),
                                                () -> stage.agent().isPresent()
                                                        ? placed(stage.agent().get(), body)
                                                        : body.get())));
    }

    private void skip(Model.Stage stage, String why) {
        state.console().line("Stage \"" + stage.name() + "\" " + why);
        state.build().stageSkipped(stage.name());
        stage.stages().forEach(inner -> skip(inner, why));
    }

    private String failed(Throwable failure, Result result) {
        firstFailure = firstFailure == null ? failure : firstFailure;
        String message = failure instanceof StepFailed || failure instanceof Interrupted
                ? String.valueOf(failure.getMessage())
                : failure.toString();
        state.console().lines("ERROR: " + message);
        state.current().worsen(result);
        return message;
    }

    private void post(Map<String, Closure<?>> post) {
        for (String condition : CONDITIONS) {
            Closure<?> steps = post.get(condition);
            if (steps != null && applies(condition, state.current().current())) {
                try {
                    steps.call();
                } catch (Interrupted e) {
                    afterwardsFailed(condition, e, Result.ABORTED);
                } catch (RuntimeException | NoSuchMethodError e) {
                    afterwardsFailed(condition, e, Result.FAILURE);
                }
            }
        }
    }

    private void afterwardsFailed(String condition, Throwable failure, Result result) {
        state.console().line("Error when executing " + condition + " post condition:");
        state.console().lines(failure.toString());
        state.current().worsen(result);
    }

    // changed, fixed and regression look at the build before, which is taken to have been like this one
    private static boolean applies(String condition, Result result) {
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "aborted" -> result == Result.ABORTED;
            case "failure" -> result == Result.FAILURE;
            case "success" -> result == Result.SUCCESS;
            case "unstable" -> result == Result.UNSTABLE;
            case "unsuccessful" -> result != Result.SUCCESS;
            case "notBuilt" -> result == Result.NOT_BUILT;
            default -> false;
        };
    }

    private Map<String, String> environment(Optional<Closure<?>> section, Map<String, String> secrets) {
        Map<String, String> variables = new LinkedHashMap<>();
        section.ifPresent(closure -> {
            Closure<?> assigning = (Closure<?>) closure.clone();
            assigning.setDelegate(new Assignments(variables, secrets));
            assigning.setResolveStrategy(Closure.DELEGATE_FIRST);
            try {
                assigning.call();
            } catch (GroovyRuntimeException e) {
                throw new StepFailed(String.valueOf(e.getMessage()), e);
            }
        });
        return variables;
    }

    /** Takes {@code NAME = 'value'} inside {@code environment}; values may use those before them. */
    private static final class Assignments extends GroovyObjectSupport {
        private final Map<String, String> variables;
        private final Map<String, String> secrets;

        Assignments(Map<String, String> variables, Map<String, String> secrets) {
            this.variables = variables;
            this.secrets = secrets;
        }

        @Override
        public void setProperty(String name, @Nullable Object value) {
            if (value instanceof Steps.Secret secret) {
                secrets.put(name, secret.value());
                variables.put(name, secret.value());
            } else {
                variables.put(name, String.valueOf(value));
            }
        }

        @Override
        public Object getProperty(String name) {
            String known = variables.get(name);
            if (known == null) {
                throw new MissingPropertyException(name, Assignments.class);
            }
            return known;
        }
    }
}
