package dev.vmautoscaling.templates;

import dev.vmautoscaling.domain.template.Template;
import dev.vmautoscaling.domain.template.Template.Identity;
import dev.vmautoscaling.domain.template.Template.Making;
import dev.vmautoscaling.domain.template.Template.Origin;
import dev.vmautoscaling.domain.template.Template.State;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.TemplateRights;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmTemplates;
import dev.vmautoscaling.engine.Workflow;
import dev.vmautoscaling.engine.WorkflowKind;
import dev.vmautoscaling.templates.Refusal.Code;
import dev.vmautoscaling.templates.steps.Reach;
import dev.vmautoscaling.templates.steps.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes wishes about templates: what cannot be is refused at once, with its reason; what can is recorded together with the
 * workflow that does it, to be started by the caller. Every method throws {@link
 * dev.vmautoscaling.domain.fault.OutsideFault} when vCenter does not answer; nothing is recorded then.
 */
public final class TemplateDesk {
    private final Reach reach;
    private final TemplateLedger ledger;
    private final TemplateKinds kinds;
    private final Supplier<String> ids;

    /** @param ids fresh identities */
    public TemplateDesk(Reach reach, TemplateLedger ledger, TemplateKinds kinds, Supplier<String> ids) {
        this.reach = reach;
        this.ledger = ledger;
        this.kinds = kinds;
        this.ids = ids;
    }

    /** Makes a template of a VM, or takes one that is there into the books. */
    public Answer create(CreateOrder order, Instant now) {
        VmTemplates vms = reach.vcenters().to(order.vcenter());
        List<VmDetails> sources = order.source()
                .id()
                .map(id -> vms.find(id).stream().toList())
                .orElseGet(() ->
                        vms.named(order.source().datacenter(), order.source().name()));
        return switch (sources.size()) {
            case 0 ->
                Answer.refused(
                        Code.SOURCE_VM_UNKNOWN,
                        "vCenter " + order.vcenter() + " has no VM " + order.source(),
                        "choose one of its VMs; the connection's account must be allowed to see it");
            case 1 -> create(order, sources.getFirst(), vms, now);
            default ->
                Answer.refused(
                        Code.SOURCE_VM_AMBIGUOUS,
                        "vCenter " + order.vcenter() + " has " + sources.size() + " VMs " + order.source(),
                        "give the identity of the one that is meant: " + identities(sources));
        };
    }

    private static String identities(List<VmDetails> vms) {
        return String.join(
                ", ",
                vms.stream()
                        .map(vm -> vm.id() + " in folder \"" + vm.place().folder() + "\"")
                        .toList());
    }

    private Answer create(CreateOrder order, VmDetails source, VmTemplates vms, Instant now) {
        Template template = template(order, source, now);
        String datacenter = template.making().place().datacenter();
        Optional<Refusal> refusal = Preconditions.ofSource(
                        template.making(), source, reach.uses().serviceOf(order.vcenter(), source.id()))
                .or(() -> unconfirmed(order, source))
                .or(() -> Preconditions.ofName(template, template.name(), vms.named(datacenter, template.name())))
                .or(() -> Preconditions.ofRights(order.vcenter(), missingRights(template.making())));
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        Optional<Workflow> work =
                kind(order.origin()).map(kind -> work(kind, template, names(source.name(), template.name()), now));
        return ledger.create(template, work)
                ? new Answer.Accepted(template, work)
                : Answer.refused(
                        Code.TEMPLATE_NAME_TAKEN,
                        "there is a template \"" + template.name() + "\" in data center " + datacenter + " already",
                        "choose another name, or delete that template first");
    }

    private List<String> missingRights(Making making) {
        TemplateRights rights = reach.rights().to(making.vcenter());
        return switch (making.origin()) {
            case CLONED -> rights.missing(making.source().id(), making.place());
            case CONVERTED -> rights.missingToConvert(making.source().id());
            case REGISTERED -> List.of();
        };
    }

    private Optional<WorkflowKind> kind(Origin origin) {
        return switch (origin) {
            case CLONED -> Optional.of(kinds.cloning());
            case CONVERTED -> Optional.of(kinds.converting());
            case REGISTERED -> Optional.empty();
        };
    }

    private static Optional<Refusal> unconfirmed(CreateOrder order, VmDetails source) {
        return order.origin() == Origin.CONVERTED && !order.confirm().equals(Optional.of(source.name()))
                ? Optional.of(new Refusal(
                        Code.CONFIRMATION_MISSING,
                        "VM \"" + source.name() + "\" is no VM any more once it is converted",
                        "confirm it with the VM's name, or choose the mode clone, which leaves it alone"))
                : Optional.empty();
    }

    private Template template(CreateOrder order, VmDetails source, Instant now) {
        boolean isCopy = order.origin() == Origin.CLONED;
        boolean isThere = order.origin() == Origin.REGISTERED;
        Making making = new Making(
                order.origin(),
                order.vcenter(),
                isCopy ? place(order.place(), source.place()) : source.place(),
                source,
                order.forLinkedClones() && !isThere,
                order.by(),
                now);
        return new Template(
                ids.get(),
                isThere ? source.name() : order.name(),
                order.description(),
                making,
                isThere ? State.READY : State.CREATING,
                isCopy ? Optional.empty() : Optional.of(new Identity(source.id(), source.instanceUuid())),
                now,
                1);
    }

    private static TemplatePlace place(CreateOrder.Place wanted, TemplatePlace source) {
        return new TemplatePlace(
                source.datacenter(),
                wanted.cluster().orElse(source.cluster()),
                wanted.folder().orElse(source.folder()),
                wanted.datastore().orElse(source.datastore()));
    }

    /** Gives it another name in vCenter too. */
    public Answer rename(Template template, String name, Instant now) {
        if (template.state() != State.READY) {
            return notReady(template);
        }
        Subject subject = new Subject(reach, template);
        Optional<Refusal> refusal = subject.present().isEmpty()
                ? Optional.of(missing(template))
                : Preconditions.ofUse(subject)
                        .or(() -> Preconditions.ofName(
                                template,
                                name,
                                reach.vcenters()
                                        .to(template.making().vcenter())
                                        .named(template.making().place().datacenter(), name)));
        return refusal.<Answer>map(Answer.Refused::new)
                .orElseGet(() -> begin(
                        template.in(State.RENAMING),
                        Optional.of(name),
                        work(kinds.renaming(), template, names(template.name(), name), now)));
    }

    /** Says something else of it. */
    public Answer describe(Template template, String description) {
        Template described = template.described(description);
        return ledger.describe(described)
                ? new Answer.Accepted(described, Optional.empty())
                : changedMeanwhile(template);
    }

    /** Has it go. */
    public Answer delete(Template template, DeleteOrder order, Instant now) {
        if (template.state() == State.FAILED) {
            return forget(template);
        }
        if (template.state() != State.READY) {
            return notReady(template);
        }
        Subject subject = new Subject(reach, template);
        Optional<Refusal> refusal = Preconditions.ofUse(subject).or(() -> inTheWay(subject, order));
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        return switch (order.way()) {
            case KEEP -> forget(template);
            case DESTROY ->
                begin(
                        template.in(State.DELETING),
                        Optional.empty(),
                        work(kinds.destroying(), template, confirmed(template, order), now));
            case RETURN ->
                begin(
                        template.in(State.DELETING),
                        Optional.empty(),
                        work(
                                kinds.returning(),
                                template,
                                names(
                                        template.name(),
                                        template.making().source().name()),
                                now));
        };
    }

    private Optional<Refusal> inTheWay(Subject subject, DeleteOrder order) {
        Template template = subject.template();
        Origin origin = template.making().origin();
        if (order.way() == DeleteOrder.Way.KEEP) {
            return Optional.empty();
        }
        if (order.way() == DeleteOrder.Way.RETURN && origin != Origin.CONVERTED) {
            return Optional.of(new Refusal(
                    Code.NEVER_WAS_A_VM,
                    "template \"" + template.name() + "\" was not made by converting a VM",
                    "destroy it, or keep it in vCenter"));
        }
        if (order.way() == DeleteOrder.Way.DESTROY && origin != Origin.CLONED && !isConfirmed(template, order)) {
            return Optional.of(new Refusal(
                    Code.CONFIRMATION_MISSING,
                    "template \"" + template.name() + "\" was not made here: its disks are somebody's",
                    "confirm its end with the template's name, or keep it in vCenter"));
        }
        Optional<VmDetails> found = subject.present();
        return found.isPresent()
                ? inTheWay(template, found.get().id(), order.way())
                : order.way() == DeleteOrder.Way.RETURN ? Optional.of(missing(template)) : Optional.empty();
    }

    private Optional<Refusal> inTheWay(Template template, VmId vm, DeleteOrder.Way way) {
        String vcenter = template.making().vcenter();
        List<String> clones = reach.vcenters().to(vcenter).linkedClonesOf(vm);
        return Preconditions.ofClones(template, clones)
                .or(() -> way == DeleteOrder.Way.DESTROY
                        ? Preconditions.ofRights(
                                vcenter, reach.rights().to(vcenter).missingToDestroy(vm))
                        : Optional.empty());
    }

    private static boolean isConfirmed(Template template, DeleteOrder order) {
        return order.confirm().equals(Optional.of(template.name()));
    }

    private static Map<String, String> confirmed(Template template, DeleteOrder order) {
        return isConfirmed(template, order) ? Map.of(Fact.CONFIRMED, template.name()) : Map.of();
    }

    private Answer begin(Template begun, Optional<String> name, Workflow work) {
        return ledger.begin(begun, name, work)
                ? new Answer.Accepted(begun, Optional.of(work))
                : changedMeanwhile(begun);
    }

    private Answer forget(Template template) {
        return ledger.forget(template) ? new Answer.Accepted(template, Optional.empty()) : changedMeanwhile(template);
    }

    private static Map<String, String> names(String from, String to) {
        return Map.of(Fact.FROM_NAME, from, Fact.TO_NAME, to);
    }

    /** Of no service: only the global kill switch holds it. */
    private Workflow work(WorkflowKind kind, Template template, Map<String, String> facts, Instant now) {
        return Workflow.pending(ids.get(), kind, template.id(), "", template.id(), facts, now);
    }

    private static Refusal missing(Template template) {
        return new Refusal(
                Code.TEMPLATE_MISSING,
                "vCenter has template \"" + template.name() + "\" no more",
                "delete it here too, or put it back into vCenter's inventory");
    }

    private static Answer notReady(Template template) {
        return template.state() == State.FAILED
                ? Answer.refused(
                        Code.TEMPLATE_NOT_READY,
                        "template \"" + template.name() + "\" never came to be",
                        "delete it and create it anew")
                : Answer.refused(
                        Code.TEMPLATE_BUSY,
                        "template \"" + template.name() + "\" is "
                                + template.state().name().toLowerCase(Locale.ROOT),
                        "wait until that has ended, or give its workflow an order: undo, retry or resolve");
    }

    private static Answer changedMeanwhile(Template template) {
        return Answer.refused(
                Code.CHANGED_MEANWHILE,
                "template \"" + template.name()
                        + "\" was changed by somebody else, or its new name was taken, in the meantime",
                "look at it again and repeat the order if it still fits");
    }
}
