package dev.vmautoscaling.pipeline;

import dev.vmautoscaling.engine.Gate;
import dev.vmautoscaling.engine.Permit;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.scaling.Drive;
import dev.vmautoscaling.scaling.Fact;
import dev.vmautoscaling.scaling.KillSwitch;
import java.util.Set;

/** What the engine is told before every attempt: whether the kill switch stops it, and what the driver of the event permits. */
public final class DriveGate implements Gate {
    private final KillSwitch killSwitch;
    private final Rule rule;

    public DriveGate(KillSwitch killSwitch, Rule rule) {
        this.killSwitch = killSwitch;
        this.rule = rule;
    }

    @Override
    public boolean isStopped(String group) {
        return killSwitch.of(group) == KillSwitch.Position.STOP_NOW;
    }

    @Override
    public Permit permit(Workflow workflow) {
        return workflow.facts().containsKey(Fact.DRIVEN)
                ? rule.now(workflow.event()).map(DriveGate::permit).orElseThrow()
                : new Permit.All();
    }

    private static Permit permit(Drive drive) {
        return switch (drive.state()) {
            case OFFERED -> new Permit.Only(Set.of(), drive.until());
            case CLAIMED -> new Permit.Only(permitted(drive), drive.until());
            case TAKEN_OVER -> new Permit.All();
            case WITHDRAWN -> new Permit.Withdrawn(drive.note(), hint(drive));
        };
    }

    private static String hint(Drive drive) {
        String anew = "; while it is needed the next event begins anew, and an order to scale by hand needs no build";
        return (drive.build().isPresent()
                        ? "read the log of the build in Jenkins"
                        : "see whether Jenkins answers, has the job of this service, and an agent for it")
                + anew;
    }

    private static Set<String> permitted(Drive drive) {
        return drive.stage()
                .flatMap(reached -> Stage.of(reached.stage()))
                .map(Stage::permitted)
                .orElse(Set.of());
    }
}
