package dev.vmautoscaling.domain.template;

import dev.vmautoscaling.domain.vm.TemplateMark;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;

/**
 * A template as we have recorded it. Whether vCenter still has it, and which configs use it, is not recorded but asked.
 *
 * @param id ours; written into what we make
 * @param name in vCenter too: configs speak of it by this name
 * @param identity vCenter's, once there is something to identify
 * @param version moves with every change that is recorded
 */
public record Template(
        String id,
        String name,
        String description,
        Making making,
        State state,
        Optional<Identity> identity,
        Instant updatedAt,
        long version) {
    /** How far it is. */
    public enum State {
        CREATING,
        READY,
        RENAMING,
        /** On its way out of vCenter, or back to being a VM. */
        DELETING,
        /** Its creation was taken back, or closed by a person. */
        FAILED
    }

    /** Where it came from, which decides what deleting it may do. */
    public enum Origin {
        /** We have copied a VM: the template is ours. */
        CLONED,
        /** A VM of somebody's became it: not ours to destroy without being told so. */
        CONVERTED,
        /** It was there before us, and we only know of it. */
        REGISTERED
    }

    /**
     * How it was made; never changes.
     *
     * @param vcenter the connection
     * @param source the VM as it was when this was asked for; of a registered template the template itself
     * @param forLinkedClones whether it has a snapshot of ours to grow linked clones from
     */
    public record Making(
            Origin origin,
            String vcenter,
            TemplatePlace place,
            VmDetails source,
            boolean forLinkedClones,
            String by,
            Instant at) {}

    /** @param instanceUuid survives a re-registration, which gives a new {@code vm} */
    public record Identity(VmId vm, String instanceUuid) {}

    /** The mark that what we make for it carries. */
    public TemplateMark mark(String installation) {
        return new TemplateMark(installation, id);
    }

    /** The name of the snapshot that we take for it. */
    public String snapshot() {
        return "base of linked clones, " + id;
    }

    public Template in(State next) {
        return new Template(id, name, description, making, next, identity, updatedAt, version);
    }

    public Template as(Optional<Identity> known) {
        return new Template(id, name, description, making, state, known, updatedAt, version);
    }

    public Template named(String newName) {
        return new Template(id, newName, description, making, state, identity, updatedAt, version);
    }

    public Template described(String newDescription) {
        return new Template(id, name, newDescription, making, state, identity, updatedAt, version);
    }

    /** As it is recorded after a change. */
    public Template changedAt(Instant now) {
        return new Template(id, name, description, making, state, identity, now, version + 1);
    }
}
