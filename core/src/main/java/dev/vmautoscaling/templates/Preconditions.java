package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Making;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.templates.Refusal.Code;
import dev.vmautoscaling.templates.steps.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What must be so before anything is done in vCenter. Asked twice: when somebody wants it, to answer at once, and just before
 * it is done, because the world may have changed in between.
 */
public final class Preconditions {
    private Preconditions() {}

    /** Of a source, as it is now, that a template is to be made from. */
    public static Optional<Refusal> ofSource(Making making, VmDetails source, Optional<String> member) {
        String vm = "VM \"" + source.name() + "\"";
        boolean consumes = making.origin() == Origin.CONVERTED;
        if (!source.instanceUuid().equals(making.source().instanceUuid())) {
            return refuse(Code.SOURCE_VM_CHANGED, vm + " is another one than was chosen", "choose the source anew");
        }
        if (making.origin() == Origin.REGISTERED) {
            return source.isTemplate()
                    ? Optional.empty()
                    : refuse(
                            Code.NOT_A_TEMPLATE,
                            vm + " is no template",
                            "choose the mode clone to copy it, or convert to make it one");
        }
        if (consumes && source.isTemplate()) {
            return refuse(
                    Code.SOURCE_VM_IS_TEMPLATE, vm + " is a template already", "choose the mode register, or clone");
        }
        if (consumes && member.isPresent()) {
            return refuse(
                    Code.SOURCE_VM_IS_MEMBER,
                    vm + " is a member of service " + member.get(),
                    "choose the mode clone, which leaves it alone");
        }
        return consumes && source.power() != Vm.PowerState.OFF
                ? refuse(
                        Code.SOURCE_VM_POWERED_ON,
                        vm + " is not powered off",
                        "shut it down first, or choose the mode clone, which leaves it alone")
                : Optional.empty();
    }

    /** That a name is free in vCenter: of templates in the whole datacenter, of VMs in the folder. */
    public static Optional<Refusal> ofName(Template template, String name, List<VmDetails> namesakes) {
        String folder = template.making().place().folder();
        return namesakes.stream()
                .filter(found -> !isItself(template, found))
                .filter(found -> found.isTemplate() || found.place().folder().equals(folder))
                .findFirst()
                .flatMap(found -> refuse(
                        Code.VCENTER_NAME_TAKEN,
                        "vCenter has a " + (found.isTemplate() ? "template" : "VM") + " \"" + name + "\" already",
                        "choose another name; a template that is there already can be registered"));
    }

    /** What becomes the template, or is it, is not in its own way. */
    private static boolean isItself(Template template, VmDetails found) {
        boolean isSource = template.making().origin() != Origin.CLONED
                && found.id().equals(template.making().source().id());
        return isSource
                || template.identity()
                        .filter(known -> known.vm().equals(found.id()))
                        .isPresent();
    }

    /** That no config clones from it. */
    public static Optional<Refusal> ofUse(Subject subject) {
        Template template = subject.template();
        List<String> services = subject.reach()
                .uses()
                .servicesUsing(
                        template.making().vcenter(), template.making().place().datacenter(), template.name());
        return services.isEmpty()
                ? Optional.empty()
                : refuse(
                        Code.TEMPLATE_IN_USE,
                        "template \"" + template.name() + "\" is used by " + String.join(", ", services),
                        "give these configs another template first");
    }

    /** That nothing grows from its disks. */
    public static Optional<Refusal> ofClones(Template template, List<String> linkedClones) {
        return linkedClones.isEmpty()
                ? Optional.empty()
                : refuse(
                        Code.TEMPLATE_HAS_LINKED_CLONES,
                        "the disks of " + linkedClones.size() + " VMs grow from template \"" + template.name() + "\": "
                                + String.join(
                                        ", ", linkedClones.stream().limit(10).toList()),
                        "remove these VMs first, or copy their disks to make them independent");
    }

    /**
     * That the account of the connection may do it.
     *
     * @param missing the privileges that it has not, each with its place
     */
    static Optional<Refusal> ofRights(String vcenter, List<String> missing) {
        String all = String.join(", ", missing);
        return missing.isEmpty()
                ? Optional.empty()
                : refuse(
                        Code.VCENTER_RIGHT_MISSING,
                        "the account of vCenter connection " + vcenter + " lacks " + all,
                        "give it in vCenter, by a role, " + all);
    }

    private static Optional<Refusal> refuse(Code code, String message, String hint) {
        return Optional.of(new Refusal(code, message, hint));
    }
}
