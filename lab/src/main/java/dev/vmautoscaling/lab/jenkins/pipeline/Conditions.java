package dev.vmautoscaling.lab.jenkins.pipeline;

import groovy.lang.Closure;
import java.util.List;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Whether a stage's {@code when} lets it run. */
final class Conditions {

    private final Dsl dsl;
    private final Environment environment;

    Conditions(Dsl dsl, Environment environment) {
        this.dsl = dsl;
        this.environment = environment;
    }

    boolean hold(List<Call> conditions) {
        return conditions.stream().allMatch(this::holds);
    }

    private boolean holds(Call condition) {
        return switch (condition.name()) {
            case "expression" ->
                DefaultTypeTransformation.castToBoolean(condition.block().call());
            case "not" -> !hold(inside(condition.block()));
            case "allOf" -> hold(inside(condition.block()));
            case "anyOf" -> inside(condition.block()).stream().anyMatch(this::holds);
            case "environment" ->
                condition
                        .text("value")
                        .equals(environment.get(String.valueOf(condition.named().get("name"))));
            case "equals" ->
                String.valueOf(condition.named().get("expected"))
                        .equals(String.valueOf(condition.named().get("actual")));
            default -> throw new StepFailed("Unknown conditional " + condition.name());
        };
    }

    private List<Call> inside(Closure<?> body) {
        return dsl.read(body);
    }
}
