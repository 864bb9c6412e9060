package dev.vmautoscaling.templates.steps;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Identity;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmTemplates;
import java.util.List;
import java.util.Optional;

/** The template that is worked on, with the vCenter that it is in. */
public record Subject(Reach reach, Template template) {
    VmTemplates vms() {
        return reach.vcenters().to(template.making().vcenter());
    }

    /** Everything in its datacenter that has its name now. */
    List<VmDetails> namesakes() {
        return vms().named(template.making().place().datacenter(), template.name());
    }

    /** What vCenter has of it, by its recorded identity. */
    public Optional<VmDetails> present() {
        return template.identity().flatMap(this::identified);
    }

    private Optional<VmDetails> identified(Identity identity) {
        return vms().find(identity.vm())
                .filter(found -> isSame(found, identity))
                .or(() -> namesakes().stream()
                        .filter(found -> isSame(found, identity))
                        .findFirst());
    }

    private static boolean isSame(VmDetails found, Identity identity) {
        return found.instanceUuid().equals(identity.instanceUuid());
    }

    /** Whatever has its name in the very folder that it is made in: there is one at most. */
    Optional<VmDetails> inItsPlace() {
        return namesakes().stream()
                .filter(found ->
                        found.place().folder().equals(template.making().place().folder()))
                .findFirst();
    }

    /** Whether it carries our mark for this very template. */
    boolean owns(VmDetails found) {
        return found.mark().equals(Optional.of(template.mark(reach.installation())));
    }
}
