package dev.vmautoscaling.domain.vm;

import java.util.List;
import java.util.Map;

/**
 * What new VMs carry beside our mark, for the people and programs that look at vCenter.
 *
 * @param tags attached after the clone
 * @param attributes custom attributes: values by name
 */
public record VmLabels(List<Tag> tags, Map<String, String> attributes) {
    public static final VmLabels NONE = new VmLabels(List.of(), Map.of());

    public VmLabels {
        tags = List.copyOf(tags);
        attributes = Map.copyOf(attributes);
    }

    /** A tag of vCenter, by the names of its category and its own. Both must exist. */
    public record Tag(String category, String name) {}
}
