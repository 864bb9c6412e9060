package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.engine.Workflow;
import java.util.Optional;

/** What became of a wish about a template. */
public sealed interface Answer {
    /**
     * It is recorded.
     *
     * @param work to be started; empty when nothing is left to do
     */
    record Accepted(Template template, Optional<Workflow> work) implements Answer {}

    /** Nothing was done. */
    record Refused(Refusal why) implements Answer {}

    static Answer refused(Refusal.Code code, String message, String hint) {
        return new Refused(new Refusal(code, message, hint));
    }
}
