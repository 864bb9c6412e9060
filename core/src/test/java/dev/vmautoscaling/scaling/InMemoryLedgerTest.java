package dev.vmautoscaling.scaling;

import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.group.ScalingGroup;
import dev.vmautoscaling.domain.group.ScalingGroups;
import dev.vmautoscaling.engine.WorkflowStore;
import java.util.HashMap;
import java.util.Map;

class InMemoryLedgerTest extends LedgerContract {
    private final Map<String, KillSwitch.Position> switches = new HashMap<>();
    private final InMemoryLedger ledger =
            new InMemoryLedger(service -> switches.getOrDefault(service, KillSwitch.Position.OFF));

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Members members() {
        return ledger.members();
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
    protected void create(GroupConfig config, boolean enabled) {
        ledger.put(config, enabled);
    }

    @Override
    protected void disable(String service) {
        ledger.change(
                service, group -> new ScalingGroup(group.config(), false, group.suspended(), group.version() + 1));
    }

    @Override
    protected void protect(Member member) {
        ledger.put(ManualScalingTest.shielded(member));
    }

    @Override
    protected void turn(String service, KillSwitch.Position position) {
        switches.put(service, position);
    }

    @Override
    protected void forget(String service) {
        ledger.forget(service);
    }
}
