package dev.vmautoscaling.engine;

import java.time.Duration;
import java.util.Map;

/** What one attempt at a step, or at its undo, came to. */
public sealed interface Outcome {
    /**
     * The effect is there, whoever caused it.
     *
     * @param message what was found or done, for the event's timeline; may be empty
     * @param facts learned on the way and kept with the workflow
     */
    record Done(String message, Map<String, String> facts) implements Outcome {
        public Done {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * Under way; ask again.
     *
     * @param after how long to wait before looking again
     * @param waitingFor for the event's timeline
     * @param facts learned on the way and kept with the workflow
     */
    record NotYet(Duration after, String waitingFor, Map<String, String> facts) implements Outcome {
        public NotYet {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * This attempt did not work; the failure's kind says whether another may.
     *
     * @param facts learned on the way and kept with the workflow
     */
    record Failed(Failure failure, Map<String, String> facts) implements Outcome {
        public Failed {
            facts = Map.copyOf(facts);
        }

        public Failed(Failure failure) {
            this(failure, Map.of());
        }
    }

    static Outcome done() {
        return new Done("", Map.of());
    }

    static Outcome done(String message) {
        return new Done(message, Map.of());
    }
}
