package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.engine.WorkflowStore;
import dev.vmautoscaling.scaling.KillSwitch;
import dev.vmautoscaling.scaling.Ledger;
import dev.vmautoscaling.scaling.LedgerContract;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcLedgerTest extends LedgerContract {
    private final JdbcScalingGroups groups;
    private final JdbcMembers members;
    private final JdbcWorkflowStore workflows;
    private final JdbcLedger ledger;
    private final KillSwitchStore killSwitch;

    JdbcLedgerTest(TestDatabase.Kind kind) {
        Database database = kind.database();
        groups = new JdbcScalingGroups(database);
        members = new JdbcMembers(database);
        workflows = new JdbcWorkflowStore(database);
        ledger = new JdbcLedger(database, members);
        killSwitch = new KillSwitchStore(database);
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Members members() {
        return members;
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
    protected void create(GroupConfig config, boolean enabled) {
        groups.create(config, enabled, new Edit("admin", "create"));
    }

    @Override
    protected void disable(String service) {
        groups.setEnabled(service, false, new Edit("admin", "disable"));
    }

    @Override
    protected void protect(Member member) {
        members.setProtected(member.id(), true);
    }

    @Override
    protected void turn(String service, KillSwitch.Position position) {
        killSwitch.set(service, position, "admin", "storm");
    }

    @Override
    protected void forget(String service) {
        groups.delete(service, new Edit("admin", "delete"));
    }
}
