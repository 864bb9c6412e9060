package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.vm.VmId;
import java.util.Optional;

/**
 * What somebody wants a template to be.
 *
 * @param name of a registered template: ignored, it has the one that vCenter knows it by
 * @param vcenter the connection
 * @param forLinkedClones whether a snapshot is taken for them first
 * @param confirm the source's name, which says that its end as a VM is wanted: for a conversion
 * @param by who
 */
public record CreateOrder(
        Origin origin,
        String name,
        String description,
        String vcenter,
        Source source,
        Place place,
        boolean forLinkedClones,
        Optional<String> confirm,
        String by) {
    /**
     * A VM or template, by vCenter's identity for it or by its name.
     *
     * @param datacenter where the name is looked for
     */
    public record Source(Optional<VmId> id, String datacenter, String name) {
        @Override
        public String toString() {
            return id.map(known -> "with the identity " + known)
                    .orElse("\"" + name + "\" in data center " + datacenter);
        }
    }

    /** Where a copy goes; what is empty is as the source has it. */
    public record Place(Optional<String> cluster, Optional<String> folder, Optional<String> datastore) {
        public static final Place OF_SOURCE = new Place(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
