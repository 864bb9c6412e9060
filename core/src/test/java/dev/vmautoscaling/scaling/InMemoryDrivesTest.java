package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.engine.WorkflowStore;

class InMemoryDrivesTest extends DrivesContract {
    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Drives drives() {
        return ledger.drives();
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ScalingGroups groups() {
        return ledger.groups();
    }

    @Override
    protected WorkflowStore workflows() {
        return ledger.workflows();
    }

    @Override
    protected void create(GroupConfig config) {
        ledger.put(config, true);
    }
}
