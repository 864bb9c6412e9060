package dev.vmautoscaling.lab.controlplane;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One scaling act on a service as the control plane reports it; fields the lab does not need are left out. */
public record ScalingEvent(
        String id,
        String service,
        String kind,
        String state,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable Driver driver,
        List<Workflow> workflows) {

    /** The build that drives it, or the offer to one. */
    public record Driver(
            String state,
            @Nullable String buildUrl,
            @Nullable String stage,
            @Nullable String result,
            String note) {}

    /** The acting for one VM. */
    public record Workflow(
            String id,
            @Nullable String member,
            String state,
            List<Step> steps,
            @Nullable JsonNode failure) {

        /** What its failure says, in the words of the control plane; empty if it has none. */
        String failureText() {
            return failure == null || failure.isNull()
                    ? ""
                    : failure.isString() ? failure.asString() : failure.toString();
        }
    }

    /** One act with its attempts. */
    public record Step(
            String key,
            String state,
            int attempts,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String message) {}

    public boolean isScaleOut() {
        return kind.equals("scale-out");
    }

    public boolean isScaleIn() {
        return kind.equals("scale-in");
    }

    public boolean hasEnded() {
        return !state.equals("RUNNING");
    }

    public boolean hasSucceeded() {
        return state.equals("SUCCEEDED");
    }

    public boolean wasUndone() {
        return state.equals("UNDONE");
    }

    /** The address of the build that drives it; empty without one. */
    public String buildUrl() {
        return driver == null || driver.buildUrl() == null ? "" : driver.buildUrl();
    }

    /** Who drives it, such as {@code CLAIMED} by a build; empty where that is the control plane alone. */
    public String driven() {
        return driver == null ? "" : driver.state();
    }

    /** What happened last to who drives it; empty where that is the control plane alone. */
    public String note() {
        return driver == null ? "" : driver.note();
    }

    /** When the first of its VMs was seen to take traffic. */
    public Optional<Instant> inServiceAt() {
        return workflows.stream()
                .flatMap(workflow -> workflow.steps().stream())
                .filter(step ->
                        step.key().equals("verify-in-service") && step.state().equals("DONE"))
                .flatMap(step -> Optional.ofNullable(step.endedAt()).stream())
                .min(Instant::compareTo);
    }

    /** The reasons that its workflows and steps give for failing, in the words of the control plane. */
    public String failures() {
        StringBuilder text = new StringBuilder();
        for (Workflow workflow : workflows) {
            text.append(workflow.failureText()).append(workflow.failureText().isEmpty() ? "" : "; ");
            workflow.steps().stream()
                    .filter(step -> step.message() != null)
                    .forEach(step -> text.append(step.key())
                            .append(": ")
                            .append(step.message())
                            .append("; "));
        }
        return text.toString();
    }

    /** Whether this step failed in one of its workflows, or is named as the one that did. */
    public boolean failedIn(String step) {
        return workflows.stream()
                .anyMatch(workflow -> workflow.failureText().contains(step)
                        || workflow.steps().stream()
                                .anyMatch(s -> s.key().equals(step) && s.state().equals("FAILED")));
    }
}
