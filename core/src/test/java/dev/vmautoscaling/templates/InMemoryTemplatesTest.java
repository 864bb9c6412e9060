package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Templates;
import dev.vmautoscaling.engine.SettableTime;
import dev.vmautoscaling.engine.WorkflowStore;

class InMemoryTemplatesTest extends TemplateLedgerContract {
    private final SettableTime time = new SettableTime();
    private final InMemoryTemplates templates = new InMemoryTemplates(time);

    @Override
    protected TemplateLedger ledger() {
        return templates;
    }

    @Override
    protected Templates templates() {
        return templates;
    }

    @Override
    protected WorkflowStore workflows() {
        return templates.workflows();
    }

    @Override
    protected SettableTime time() {
        return time;
    }
}
