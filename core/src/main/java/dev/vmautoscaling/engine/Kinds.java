package dev.vmautoscaling.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of workflow that this version knows. */
record Kinds(Map<String, WorkflowKind> byKey) {
    static Kinds of(Collection<WorkflowKind> kinds) {
        return new Kinds(kinds.stream().collect(Collectors.toUnmodifiableMap(WorkflowKind::key, Function.identity())));
    }

    WorkflowKind of(Workflow workflow) {
        WorkflowKind kind = byKey.get(workflow.kind());
        if (kind == null) {
            throw new IllegalStateException("no workflow kind \"" + workflow.kind() + "\" in this version");
        }
        return kind;
    }

    /** What this version does for the step that is recorded there; empty when it does not know it. */
    Optional<Step> step(Workflow workflow, int index) {
        return of(workflow).step(workflow.steps().get(index).key());
    }

    /** Whether it has passed its point of no return. */
    boolean goesForwardOnly(Workflow workflow) {
        return of(workflow).goesForwardOnly(workflow);
    }
}
