package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code pipeline { … }} and refuses what Jenkins' own validator refuses before anything runs (facts 4, last line). */
final class ModelReader {

    private static final Set<String> PIPELINE =
            Set.of("agent", "options", "environment", "parameters", "stages", "post", "triggers", "tools", "libraries");
    private static final Set<String> STAGE =
            Set.of("agent", "options", "environment", "when", "steps", "stages", "post", "tools", "input", "failFast");
    private static final Set<String> CONDITIONS = Set.of(
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
    private static final Set<String> OPTIONS = Set.of(
            "timeout",
            "retry",
            "disableConcurrentBuilds",
            "disableResume",
            "buildDiscarder",
            "skipDefaultCheckout",
            "skipStagesAfterUnstable",
            "durabilityHint",
            "parallelsAlwaysFailFast",
            "preserveStashes",
            "quietPeriod",
            // arguments of others
            "logRotator");

    private final Dsl dsl;
    private final List<String> errors = new ArrayList<>();

    ModelReader(Dsl dsl) {
        this.dsl = dsl;
    }

    /**
     * Reads it.
     *
     * @throws StepFailed with all that is wrong with it
     */
    Model read(Closure<?> pipeline) {
        Map<String, Call> sections = sections(pipeline, PIPELINE, "pipeline");
        require(sections.containsKey("agent"), "Missing required section \"agent\"");
        require(sections.containsKey("stages"), "Missing required section \"stages\"");
        Model model = new Model(
                where(sections.get("agent")),
                options(sections.get("options")),
                closure(sections.get("environment")),
                parameters(sections.get("parameters")),
                stages(sections.get("stages")),
                post(sections.get("post")));
        if (!errors.isEmpty()) {
            throw new StepFailed("org.codehaus.groovy.control.MultipleCompilationErrorsException: startup failed:\n"
                    + String.join(
                            "\n",
                            errors.stream()
                                    .map(each -> "WorkflowScript: " + each)
                                    .toList()));
        }
        return model;
    }

    private Map<String, Call> sections(Closure<?> body, Set<String> known, String where) {
        Map<String, Call> sections = new LinkedHashMap<>();
        for (Call call : dsl.read(body)) {
            require(known.contains(call.name()), "Undefined section \"" + call.name() + "\" in " + where);
            require(sections.put(call.name(), call) == null, "Multiple occurrences of the " + call.name() + " section");
        }
        return sections;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            errors.add(otherwise);
        }
    }

    private Optional<Model.Where> where(@Nullable Call agent) {
        if (agent == null) {
            return Optional.empty();
        }
        if (agent.body().isEmpty()) {
            String word = agent.text("agent", "");
            require(word.equals("any") || word.equals("none"), "Only \"any\" and \"none\" are valid agents: " + word);
            return Optional.of(new Model.Where("", word.equals("none")));
        }
        List<Call> inside = dsl.read(agent.block());
        require(inside.size() == 1, "Only one agent type is allowed per section");
        for (Call call : inside) {
            if (call.name().equals("node") && call.body().isPresent()) {
                inside = dsl.read(call.block());
            }
        }
        return inside.stream()
                .filter(call -> call.name().equals("label"))
                .map(call -> new Model.Where(call.text("label"), false))
                .findFirst()
                .or(() -> {
                    errors.add("Invalid agent type specified. Must be one of [any, label, none, node]");
                    return Optional.empty();
                });
    }

    private Model.Options options(@Nullable Call options) {
        if (options == null) {
            return Model.Options.NONE;
        }
        List<Call> calls = dsl.read(options.block());
        require(!calls.isEmpty(), "Cannot have empty options section");
        calls.forEach(call -> require(OPTIONS.contains(call.name()), "Invalid option type \"" + call.name() + "\""));
        return new Model.Options(
                named(calls, "timeout"),
                named(calls, "retry"),
                named(calls, "disableConcurrentBuilds").isPresent(),
                named(calls, "logRotator")
                        .map(call -> call.text("numToKeepStr", "0"))
                        .map(Integer::parseInt)
                        .orElse(0));
    }

    private static Optional<Call> named(List<Call> calls, String name) {
        return calls.stream().filter(call -> call.name().equals(name)).findFirst();
    }

    private static Optional<Closure<?>> closure(@Nullable Call call) {
        return call == null ? Optional.empty() : call.body();
    }

    private List<PipelineBuild.Parameter> parameters(@Nullable Call parameters) {
        if (parameters == null) {
            return List.of();
        }
        return dsl.read(parameters.block()).stream()
                .map(call -> new PipelineBuild.Parameter(call.name(), call.text("name", ""), defaultValue(call)))
                .toList();
    }

    private static String defaultValue(Call parameter) {
        Object first = parameter.named().get("choices") instanceof List<?> choices ? choices.getFirst() : "";
        return String.valueOf(parameter.named().getOrDefault("defaultValue", first));
    }

    private List<Model.Stage> stages(@Nullable Call stages) {
        if (stages == null) {
            return List.of();
        }
        List<Call> calls = dsl.read(stages.block());
        require(!calls.isEmpty(), "No stages specified");
        Set<String> names = new HashSet<>();
        List<Model.Stage> all = new ArrayList<>();
        for (Call call : calls) {
            require(call.name().equals("stage"), "Expected a stage");
            String name = call.text("name", "");
            require(names.add(name), "Duplicate stage name: \"" + name + "\"");
            all.add(stage(name, call));
        }
        return all;
    }

    private Model.Stage stage(String name, Call call) {
        Map<String, Call> sections = sections(call.block(), STAGE, "stage \"" + name + "\"");
        require(
                sections.containsKey("steps") != sections.containsKey("stages"),
                "Expected one of \"steps\" or \"stages\" for stage \"" + name + "\"");
        return new Model.Stage(
                name,
                where(sections.get("agent")),
                options(sections.get("options")),
                conditions(sections.get("when")),
                closure(sections.get("environment")),
                closure(sections.get("steps")),
                stages(sections.get("stages")),
                post(sections.get("post")));
    }

    private List<Call> conditions(@Nullable Call when) {
        if (when == null) {
            return List.of();
        }
        List<Call> calls = new ArrayList<>(dsl.read(when.block()));
        calls.removeIf(call -> call.name().startsWith("before"));
        require(!calls.isEmpty(), "Empty when closure, remove the property or add some content.");
        return calls;
    }

    private Map<String, Closure<?>> post(@Nullable Call post) {
        Map<String, Closure<?>> conditions = new LinkedHashMap<>();
        if (post != null) {
            sections(post.block(), CONDITIONS, "post").forEach((name, call) -> conditions.put(name, call.block()));
            require(!conditions.isEmpty(), "post can not be empty");
        }
        return conditions;
    }
}
