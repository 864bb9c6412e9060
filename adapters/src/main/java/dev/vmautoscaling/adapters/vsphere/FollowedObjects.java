package dev.vmautoscaling.adapters.vsphere;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The objects that vCenter has told of, as it told of them last, and how they hang together. Not thread-safe. */
final class FollowedObjects {
    private final Map<Moref, PropertyValues> objects = new HashMap<>();

    void apply(UpdateSet updates) {
        for (UpdateSet.Change change : updates.changes()) {
            if (change.isGone()) {
                objects.remove(change.object());
            } else {
                apply(change);
            }
        }
    }

    private void apply(UpdateSet.Change change) {
        PropertyValues known =
                objects.computeIfAbsent(change.object(), one -> new PropertyValues(one, new HashMap<>()));
        for (UpdateSet.Property property : change.properties()) {
            property.value()
                    .map(value -> FollowedProperties.kept(property.path(), value))
                    .ifPresentOrElse(
                            value -> known.values().put(property.path(), value),
                            () -> known.values().remove(property.path()));
        }
    }

    List<PropertyValues> of(String type) {
        return objects.values().stream()
                .filter(values -> values.object().isA(type))
                .toList();
    }

    /** Its name as people know it; empty text when it cannot be seen. */
    String name(Moref object) {
        return Optional.ofNullable(objects.get(object))
                .map(FollowedObjects::name)
                .orElse("");
    }

    static String name(PropertyValues object) {
        return Names.decoded(object.text(VmProperties.NAME));
    }

    /**
     * Where an object is.
     *
     * @param datacenter by path
     * @param folder by path below the outermost one; empty for that itself
     * @param outermost the folder that hangs in the data center
     */
    record Place(String datacenter, String folder, Optional<Moref> outermost) {}

    /** Goes up from an object, which may itself be a folder; its own name is not part of the place. */
    Place place(PropertyValues object) {
        Deque<String> folders = new ArrayDeque<>();
        Optional<Moref> outermost = Optional.empty();
        Set<Moref> seen = new HashSet<>();
        Optional<PropertyValues> above = above(object);
        while (above.isPresent()
                && !above.get().object().isA(FollowedProperties.DATACENTER)
                && seen.add(above.get().object())) {
            if (above.get().object().isA(FollowedProperties.FOLDER)) {
                outermost.ifPresent(inner -> folders.addFirst(name(inner)));
                outermost = Optional.of(above.get().object());
            }
            above = above(above.get());
        }
        return new Place(above.map(this::path).orElse(""), String.join("/", folders), outermost);
    }

    /** A data center's name with the folders that it is in. */
    private String path(PropertyValues datacenter) {
        Deque<String> names = new ArrayDeque<>(List.of(name(datacenter)));
        Set<Moref> seen = new HashSet<>();
        for (Optional<PropertyValues> above = above(datacenter);
                above.isPresent() && seen.add(above.get().object());
                above = above(above.get())) {
            names.addFirst(name(above.get()));
        }
        return names.stream().collect(Collectors.joining("/"));
    }

    private Optional<PropertyValues> above(PropertyValues object) {
        return object.reference("parent").map(objects::get);
    }
}
