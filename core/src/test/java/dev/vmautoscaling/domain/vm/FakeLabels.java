package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.fault.CallScript;
import dev.vmautoscaling.domain.fault.FaultKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tags and custom attributes of the fake vCenter's VMs; guarded by its lock. */
final class FakeLabels {
    private final Set<VmLabels.Tag> known = new HashSet<>();
    private final Map<VmId, VmLabels> given = new HashMap<>();

    void make(VmLabels.Tag tag) {
        known.add(tag);
    }

    VmLabels of(VmId vm) {
        return given.getOrDefault(vm, VmLabels.NONE);
    }

    boolean give(VmId vm, VmLabels labels, CallScript script) {
        for (VmLabels.Tag tag : labels.tags()) {
            if (!known.contains(tag)) {
                throw script.fault(
                        FaultKind.PERMANENT, "label", "there is no tag " + tag.name() + " in " + tag.category());
            }
        }
        Set<VmLabels.Tag> tags = new LinkedHashSet<>(of(vm).tags());
        tags.addAll(labels.tags());
        Map<String, String> attributes = new HashMap<>(of(vm).attributes());
        attributes.putAll(labels.attributes());
        given.put(vm, new VmLabels(List.copyOf(tags), attributes));
        return true;
    }
}
