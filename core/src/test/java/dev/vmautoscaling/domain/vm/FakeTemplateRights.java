package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.util.List;
import java.util.stream.Stream;

/** All rights but those that a test withholds, in a vCenter that a test can take away. */
public final class FakeTemplateRights implements TemplateRights {
    private static final String DELETE = "VirtualMachine.Inventory.Delete";

    private volatile List<String> withheld = List.of();
    private volatile boolean isDown;

    /** From now on the account has all privileges but these. */
    public void withhold(String... privileges) {
        withheld = List.of(privileges);
    }

    /** Whether nobody answers from now on. */
    public void down(boolean now) {
        isDown = now;
    }

    @Override
    public List<String> missing(VmId source, TemplatePlace place) {
        return missing(
                "VirtualMachine.Provisioning.Clone on VM " + source,
                DELETE + " on folder " + place.folder(),
                "Datastore.AllocateSpace on datastore " + place.datastore());
    }

    @Override
    public List<String> missingToConvert(VmId vm) {
        return missing("VirtualMachine.Provisioning.MarkAsTemplate on VM " + vm);
    }

    @Override
    public List<String> missingToDestroy(VmId template) {
        return missing(DELETE + " on template " + template);
    }

    private List<String> missing(String... needs) {
        if (isDown) {
            throw new OutsideFault(
                    FaultKind.TRANSIENT, "vCenter fake", "ask for rights", "nobody answers", "look at vCenter");
        }
        return Stream.of(needs)
                .filter(need -> withheld.stream().anyMatch(privilege -> need.startsWith(privilege + " ")))
                .toList();
    }
}
