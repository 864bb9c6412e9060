package dev.vmautoscaling.lab.jenkins.pipeline;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where commands run now: on an agent, or nowhere. */
final class Workplace {

    private final PipelineBuild build;
    private final Interruptions interruptions;
    private @Nullable Agent agent;
    private String label = "";

    Workplace(PipelineBuild build, Interruptions interruptions) {
        this.build = build;
        this.interruptions = interruptions;
    }

    /** Runs a block on an agent with a label; waits for one. */
    <T> T on(String wanted, Console console, Supplier<T> block) {
        Agent outer = agent;
        String outerLabel = label;
        Agent mine = interruptions.blocking(() -> build.agent(wanted));
        console.line("Running on " + mine.name() + " in " + mine.workspace());
        agent = mine;
        label = wanted;
        try {
            return block.get();
        } finally {
            agent = outer;
            label = outerLabel;
        }
    }

    boolean isNowhere() {
        return agent == null;
    }

    /**
     * The agent on which a step can begin now.
     *
     * @throws StepFailed if there is none [M]
     */
    Agent agent() {
        Agent mine = agent;
        if (mine == null) {
            throw new StepFailed(
                    "Attempted to execute a step that requires a node context while ‘agent none’ was specified."
                            + " Be sure to specify your own ‘node { ... }’ blocks when using ‘agent none’.");
        }
        if (!mine.isOnline()) {
            throw new StepFailed("Unable to create live FilePath for %s; %1$s was marked offline: Connection was broken"
                    .formatted(mine.name()));
        }
        return mine.isLost() ? again() : mine;
    }

    /** Waits until the agent is back. */
    Agent again() {
        Agent back = interruptions.blocking(() -> build.agent(label));
        agent = back;
        return back;
    }
}
