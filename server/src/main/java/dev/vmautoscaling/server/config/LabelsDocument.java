package dev.vmautoscaling.server.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What new VMs carry in vCenter beside our own mark. */
public record LabelsDocument(List<Tag> tags, List<Attribute> attributes) implements Checked {
    private static final int MOST = 20;

    public LabelsDocument {
        tags = List.copyOf(tags);
        attributes = List.copyOf(attributes);
    }

    /** A tag that exists in vCenter. */
    public record Tag(String category, String name) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.text("category", category, 256);
            checks.text("name", name, 256);
        }
    }

    /** A custom attribute with its value. */
    public record Attribute(String name, String value) implements Checked {
        @Override
        public void check(Checks checks) {
            checks.text("name", name, 80);
            checks.text("value", value, 255);
            checks.require(
                    !name.startsWith("vm-autoscaler"),
                    "name",
                    name,
                    "a name that does not begin with vm-autoscaler",
                    "those say which VMs are ours");
        }
    }

    @Override
    public void check(Checks checks) {
        checks.require(tags.size() <= MOST, "tags", tags.size(), "at most " + MOST, "");
        checks.require(attributes.size() <= MOST, "attributes", attributes.size(), "at most " + MOST, "");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < attributes.size(); i++) {
            String name = attributes.get(i).name();
            checks.require(names.add(name), "attributes[" + i + "].name", name, "a name that no other has", "");
        }
    }
}
