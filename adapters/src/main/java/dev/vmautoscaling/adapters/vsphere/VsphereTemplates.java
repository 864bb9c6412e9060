package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.TemplateOrder;
import dev.vmautoscaling.domain.vm.TemplatePlace;
import dev.vmautoscaling.domain.vm.VmDetails;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmTemplates;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes templates of the VMs of one vCenter, over its SOAP API. Nothing is remembered but the session. */
final class VsphereTemplates implements VmTemplates {
    private final Session session;
    private final Faults faults;
    private final Tasks tasks;

    VsphereTemplates(Session session, Faults faults) {
        this.session = session;
        this.faults = faults;
        this.tasks = new Tasks(session, faults);
    }

    @Override
    public Optional<VmDetails> find(VmId id) {
        return session.run(vim -> new VmDescription(vim, "look at VM " + id).of(VmProperties.reference(id)));
    }

    @Override
    public List<VmDetails> named(String datacenter, String name) {
        String purpose = "find VM " + name;
        return session.run(vim -> new Inventory(vim, faults, purpose)
                .vms(datacenter, name).stream()
                        .flatMap(found -> new VmDescription(vim, purpose).of(found).stream())
                        .toList());
    }

    @Override
    public TaskId startClone(TemplateOrder order) {
        String purpose = "make template " + order.name() + " from VM " + order.source();
        TemplatePlace place = order.place();
        return session.run(vim -> {
            Inventory inventory = new Inventory(vim, faults, purpose);
            Inventory.Destination to = inventory.destination(place);
            Element spec = Element.of(
                    "spec",
                    Element.of("location", Element.of("datastore", to.datastore()), Element.of("pool", to.pool())),
                    Element.of("template", order.asTemplate()),
                    Element.of("config", VmProperties.extraConfig(order.mark())),
                    Element.of("powerOn", false));
            Moref folder = inventory.folder(place.datacenter(), place.folder());
            Element request =
                    Requests.cloneVm(VmProperties.reference(order.source()), folder, Names.encoded(order.name()), spec);
            return Tasks.of(vim.ask(Call.changing("CloneVM_Task", purpose), request));
        });
    }

    @Override
    public TaskId startSnapshot(VmId vm, String name, String description) {
        String purpose = "take snapshot " + name + " of VM " + vm;
        return session.run(vim -> snapshot(vim, vm, name, purpose).isPresent()
                ? Tasks.NOTHING_TO_DO
                : Tasks.of(vim.ask(
                        Call.changing("CreateSnapshot_Task", purpose),
                        Requests.createSnapshot(VmProperties.reference(vm), name, description))));
    }

    @Override
    public TaskId startRemovingSnapshot(VmId vm, String name) {
        String purpose = "remove snapshot " + name + " of VM " + vm;
        return session.run(vim -> snapshot(vim, vm, name, purpose)
                .map(found -> Tasks.ifFound(
                        vim.ask(Call.changing("RemoveSnapshot_Task", purpose), Requests.removeSnapshot(found))))
                .orElse(Tasks.NOTHING_TO_DO));
    }

    private static Optional<Moref> snapshot(Vim vim, VmId vm, String name, String purpose) {
        return new Properties(vim, purpose)
                .of(VmProperties.reference(vm), List.of(VmDescription.SNAPSHOTS)).stream()
                        .flatMap(VmDescription::snapshots)
                        .filter(snapshot -> snapshot.text("name").equals(name))
                        .findFirst()
                        .flatMap(snapshot -> snapshot.reference("snapshot"));
    }

    @Override
    public void markAsTemplate(VmId vm) {
        Call call = Call.changing("MarkAsTemplate", "make a template of VM " + vm);
        session.run(vim -> isTemplate(vim, vm, call.purpose())
                ? Optional.empty()
                : Optional.of(vim.ask(call, Requests.markAsTemplate(VmProperties.reference(vm)))
                        .orThrow()));
    }

    @Override
    public void markAsVm(VmId template, TemplatePlace place) {
        Call call = Call.changing("MarkAsVirtualMachine", "make a VM of template " + template);
        session.run(vim -> {
            if (!isTemplate(vim, template, call.purpose())) {
                return Optional.empty();
            }
            Moref pool = new Inventory(vim, faults, call.purpose())
                    .destination(place)
                    .pool();
            return Optional.of(vim.ask(call, Requests.markAsVm(VmProperties.reference(template), pool))
                    .orThrow());
        });
    }

    private static boolean isTemplate(Vim vim, VmId id, String purpose) {
        return new Properties(vim, purpose)
                .of(VmProperties.reference(id), List.of(VmDescription.TEMPLATE))
                .filter(found -> found.isTrue(VmDescription.TEMPLATE))
                .isPresent();
    }

    @Override
    public TaskId startRenaming(VmId id, String name) {
        return session.run(vim -> Tasks.of(vim.ask(
                Call.changing("Rename_Task", "rename VM " + id + " to " + name),
                Requests.rename(VmProperties.reference(id), Names.encoded(name)))));
    }

    @Override
    public TaskId startDestroy(VmId id) {
        return session.run(vim -> Tasks.ifFound(vim.ask(
                Call.changing("Destroy_Task", "destroy template " + id),
                Requests.destroy(VmProperties.reference(id)))));
    }

    @Override
    public TaskStatus status(TaskId task) {
        return tasks.status(task);
    }

    @Override
    public List<String> linkedClonesOf(VmId template) {
        String purpose = "look for linked clones of template " + template;
        return session.run(vim -> {
            Properties properties = new Properties(vim, purpose);
            Set<String> files = properties.of(VmProperties.reference(template), List.of(VmHardware.DEVICES)).stream()
                    .flatMap(found -> VmHardware.of(found).files().stream())
                    .collect(Collectors.toSet());
            Map<String, List<String>> disks = Map.of(VmProperties.TYPE, List.of(VmProperties.NAME, VmHardware.DEVICES));
            Stream<PropertyValues> others = files.isEmpty()
                    ? Stream.of()
                    : properties.below(vim.content().rootFolder(), disks).stream();
            return others.filter(vm -> !vm.object().equals(VmProperties.reference(template)))
                    .filter(vm -> !Collections.disjoint(VmHardware.of(vm).parents(), files))
                    .map(vm -> Names.decoded(vm.text(VmProperties.NAME)))
                    .sorted()
                    .toList();
        });
    }
}
