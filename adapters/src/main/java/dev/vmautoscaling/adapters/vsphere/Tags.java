package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.VmLabels.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * vCenter's tags, over its REST interface: SOAP does not know them. Their names are learned once, because they can only
 * be asked for one by one. Thread-safe.
 */
final class Tags {
    private static final String CATEGORIES = "tagging/category";
    private static final String TAGS = "tagging/tag";
    private static final String LINKS = "tagging/tag-association";

    private final TagWire wire;
    private final Faults faults;
    private final Map<Tag, String> known = new ConcurrentHashMap<>();

    Tags(TagWire wire, Faults faults) {
        this.wire = wire;
        this.faults = faults;
    }

    /** Attaches those that are not attached yet, and looks whether they are. */
    void attach(Moref vm, List<Tag> wanted, String purpose) {
        try (TagWire.Open session = wire.open(purpose)) {
            attach(session, vm, wanted, purpose);
        } catch (OutsideFault fault) {
            known.clear(); // a tag may have been removed and made again
            throw fault;
        }
    }

    private void attach(TagWire.Open session, Moref vm, List<Tag> wanted, String purpose) {
        List<String> ids = wanted.stream().map(tag -> id(session, tag, purpose)).toList();
        Set<String> attached = new HashSet<>(attached(session, vm));
        ids.stream()
                .filter(id -> !attached.contains(id))
                .forEach(id -> session.post(LINKS + "/id:" + id + "?~action=attach", about(vm)));
        if (!new HashSet<>(attached(session, vm)).containsAll(ids)) {
            throw faults.unusable(
                    purpose,
                    "vCenter accepted the tags and does not show them on the VM",
                    "See whether the category of each tag allows VMs and more than one tag");
        }
    }

    List<Tag> of(Moref vm, String purpose) {
        try (TagWire.Open session = wire.open(purpose)) {
            List<Tag> found = new ArrayList<>();
            for (String id : attached(session, vm)) {
                JsonNode tag = session.get(TAGS + "/id:" + id);
                JsonNode category = session.get(
                        CATEGORIES + "/id:" + tag.path("category_id").asString(""));
                found.add(new Tag(
                        category.path("name").asString(""), tag.path("name").asString("")));
            }
            return found;
        }
    }

    private static List<String> attached(TagWire.Open session, Moref vm) {
        return strings(session.post(LINKS + "?~action=list-attached-tags", about(vm)))
                .toList();
    }

    private static Map<String, Object> about(Moref vm) {
        return Map.of("object_id", Map.of("id", vm.id(), "type", vm.type()));
    }

    private String id(TagWire.Open session, Tag tag, String purpose) {
        Optional<String> remembered = Optional.ofNullable(known.get(tag));
        if (remembered.isPresent()) {
            return remembered.get();
        }
        String category = strings(session.get(CATEGORIES))
                .filter(id -> isNamed(session.get(CATEGORIES + "/id:" + id), tag.category()))
                .findFirst()
                .orElseThrow(() -> faults.unusable(
                        purpose,
                        "there is no tag category " + tag.category(),
                        "Make the category in vCenter, or correct the service's tags"));
        String found = strings(session.post(TAGS + "/id:" + category + "?~action=list-tags-for-category", Map.of()))
                .filter(id -> isNamed(session.get(TAGS + "/id:" + id), tag.name()))
                .findFirst()
                .orElseThrow(() -> faults.unusable(
                        purpose,
                        "there is no tag " + tag.name() + " in category " + tag.category(),
                        "Make the tag in vCenter, or correct the service's tags"));
        known.put(tag, found);
        return found;
    }

    private static boolean isNamed(JsonNode object, String name) {
        return object.path("name").asString("").equals(name);
    }

    private static Stream<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }
}
