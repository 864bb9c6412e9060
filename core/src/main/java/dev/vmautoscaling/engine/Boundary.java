package dev.vmautoscaling.engine;

/** The edge of what a workflow's driver permits: it waits there, or turns back. */
final class Boundary {
    private static final Permit GO_ON = new Permit.All();

    private final Kinds kinds;
    private final Gate gate;
    private final Recording recording;

    Boundary(Kinds kinds, Gate gate, Recording recording) {
        this.kinds = kinds;
        this.gate = gate;
        this.recording = recording;
    }

    /** What the permit means to the workflow where it stands: to wait, to turn back, or to go on. */
    Permit at(Workflow workflow) {
        if (workflow.state() == WorkflowState.UNDOING || workflow.hasDoneAll()) {
            return GO_ON;
        }
        Permit permit = gate.permit(workflow);
        return switch (permit) {
            case Permit.All all -> all;
            case Permit.Only only -> isWithin(workflow, only) ? GO_ON : only;
            case Permit.Withdrawn withdrawn -> kinds.goesForwardOnly(workflow) ? GO_ON : withdrawn;
        };
    }

    private static boolean isWithin(Workflow workflow, Permit.Only only) {
        int next = workflow.nextStep();
        return workflow.hasStarted(next)
                || only.steps().contains(workflow.steps().get(next).key());
    }

    boolean isHeld(String id) {
        return recording
                .find(id)
                .filter(workflow -> workflow.state().isLive())
                .filter(workflow -> at(workflow) instanceof Permit.Only)
                .isPresent();
    }

    Next hold(Workflow workflow, Permit.Only permit) {
        if (workflow.state() == WorkflowState.RUNNING) {
            recording.save(workflow.with(WorkflowState.WAITING));
        }
        return new Next.Held(permit.until());
    }

    Workflow turnBack(Workflow workflow, Permit.Withdrawn permit) {
        return recording.save(
                workflow.failing(Failure.permanent(permit.why(), permit.hint())).with(WorkflowState.UNDOING));
    }
}
