package dev.vmautoscaling.domain.health;

/** Asks machines directly, from where the control plane runs. Never throws for what a machine does. */
public interface HealthProbe {
    Answer ask(HealthCheck check);

    /** What came back. */
    sealed interface Answer {
        record Passed() implements Answer {}

        /** @param reason in an operator's words: "connection refused", "HTTP 503" */
        record Failed(String reason) implements Answer {}
    }
}
