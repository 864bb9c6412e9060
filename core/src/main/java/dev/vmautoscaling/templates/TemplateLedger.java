package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.engine.Workflow;
import java.util.Optional;

/** Where work on templates begins: each of these happens at once or not at all. */
public interface TemplateLedger {
    /**
     * Records a new template with the work that makes it; its name is then taken in its datacenter.
     *
     * @return false when another template has the name, whatever its case: nothing is recorded then
     */
    boolean create(Template template, Optional<Workflow> work);

    /**
     * Begins work on a recorded template that nothing works on.
     *
     * @param begun the template as the work leaves it at first
     * @param name to be taken too
     * @return false when the template's version is no longer that of {@code begun}, or the name is taken
     */
    boolean begin(Template begun, Optional<String> name, Workflow work);

    /**
     * Records another description.
     *
     * @return false when its version is no longer that of {@code described}
     */
    boolean describe(Template described);

    /**
     * Forgets it.
     *
     * @return false when its version is no longer this one
     */
    boolean forget(Template template);
}
