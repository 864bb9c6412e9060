package dev.vmautoscaling.adapters.vsphere;

import java.util.List;
import java.util.Optional;

/**
 * What vCenter tells of followed objects.
 *
 * @param version to ask with next
 * @param isTruncated whether more is to come before this is a moment's whole truth
 */
record UpdateSet(String version, boolean isTruncated, List<Change> changes) {
    /**
     * @param isGone whether the object left what is followed
     * @param properties those that changed
     */
    record Change(Moref object, boolean isGone, List<Property> properties) {}

    /** @param value empty when it is not set any more */
    record Property(String path, Optional<Element> value) {}

    /** @return empty when nothing changed while vCenter waited */
    static Optional<UpdateSet> of(Element response) {
        return response.child("returnval")
                .map(set -> new UpdateSet(
                        set.text("version"),
                        set.text("truncated").equals("true"),
                        set.children("filterSet").stream()
                                .flatMap(filter -> filter.children("objectSet").stream())
                                .map(UpdateSet::change)
                                .toList()));
    }

    private static Change change(Element object) {
        return new Change(
                object.reference("obj").orElseGet(() -> new Moref("", "")),
                object.text("kind").equals("leave"),
                object.children("changeSet").stream()
                        .map(change -> new Property(change.text("name"), change.child("val")))
                        .toList());
    }
}
