package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.Drives;
import dev.vmautoscaling.scaling.DrivesContract;
import dev.vmautoscaling.scaling.Ledger;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcDrivesTest extends DrivesContract {
    private final JdbcScalingGroups groups;
    private final JdbcWorkflowStore workflows;
    private final JdbcLedger ledger;
    private final JdbcDrives drives;

    JdbcDrivesTest(TestDatabase.Kind kind) {
        Database database = kind.database();
        groups = new JdbcScalingGroups(database);
        workflows = new JdbcWorkflowStore(database);
        ledger = new JdbcLedger(database, new JdbcMembers(database));
        drives = new JdbcDrives(database);
    }

    @Override
    protected Drives drives() {
        return drives;
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ScalingGroups groups() {
        return groups;
    }

    @Override
    protected WorkflowStore workflows() {
        return workflows;
    }

    @Override
    protected void create(GroupConfig config) {
        groups.create(config, true, new Edit("admin", "create"));
    }
}
