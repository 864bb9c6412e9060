package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The VMs of one vCenter, over its SOAP API. Nothing is remembered but the session and marks. */
final class VsphereVirtualMachines implements VirtualMachines {
    /** For work that found its effect there already, so that no task of vCenter's stands for it. */
    private static final TaskId NOTHING_TO_DO = new TaskId("nothing-to-do");

    private static final List<String> TASK_PROPERTIES =
            List.of("info.state", "info.progress", "info.error", "info.descriptionId", "info.entityName");

    private static final List<String> CUSTOMIZATION_FAILURES = List.of(
            "CustomizationFailed",
            "CustomizationLinuxIdentityFailed",
            "CustomizationNetworkSetupFailed",
            "CustomizationSysprepFailed",
            "CustomizationUnknownFailure");

    /** vCenter stamps events with its own clock, which may be this much behind ours. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final Session session;
    private final Faults faults;
    private final Census census;

    VsphereVirtualMachines(Session session, Faults faults, InstantSource time) {
        this.census = new Census(time);
        this.session = session;
        this.faults = faults;
    }

    @Override
    public List<Vm> ownedBy(String installation) {
        String purpose = "list the VMs of installation " + installation;
        return session.run(vim -> census.of(vim, purpose).stream()
                .filter(vm -> vm.mark()
                        .filter(mark -> mark.installation().equals(installation))
                        .isPresent())
                .toList());
    }

    @Override
    public Optional<Vm> find(VmId id) {
        return session.run(vim -> find(vim, reference(id)));
    }

    @Override
    public Optional<Vm> findByName(Placement placement, String name) {
        String purpose = "find VM " + name;
        return session.run(
                vim -> new Inventory(vim, faults, purpose).vm(placement, name).flatMap(found -> find(vim, found)));
    }

    /** vCenter's own search knows each guest's first address only, so the others are looked through after it. */
    @Override
    public Optional<Vm> findByAddress(IpAddress address) {
        String purpose = "find the VM with address " + address;
        return session.run(vim -> vim.ask(
                        Call.reading("FindByIp", purpose), Requests.findByAddress(vim.content(), address.value()))
                .orThrow()
                .reference("returnval")
                .flatMap(found -> find(vim, found))
                .filter(vm -> vm.addresses().contains(address))
                .or(() -> onAnyCard(vim, address, purpose)));
    }

    @Override
    public TaskId startClone(CloneOrder order) {
        String purpose = "clone VM " + order.name() + " from template " + order.template();
        if (order.network().address().isV6()) {
            throw faults.unusable(
                    purpose,
                    "the guest cannot be given the IPv6 address "
                            + order.network().address(),
                    "Use an IP pool of IPv4 addresses for the service");
        }
        return session.run(vim -> {
            Inventory inventory = new Inventory(vim, faults, purpose);
            Inventory.Place place = inventory.place(order.placement(), order.template());
            CloneSpec spec = cloneSpec(vim, order, place, purpose);
            Element request = Requests.cloneVm(
                    place.template(), inventory.folder(order.placement()), Names.encoded(order.name()), spec.element());
            return task(vim.ask(Call.changing("CloneVM_Task", purpose), request));
        });
    }

    private CloneSpec cloneSpec(Vim vim, CloneOrder order, Inventory.Place place, String purpose) {
        return new Properties(vim, purpose)
                .of(place.template(), CloneSpec.TEMPLATE_PROPERTIES)
                .map(template -> CloneSpec.of(order, place, template))
                .filter(spec -> !spec.cards().isEmpty())
                .orElseThrow(() -> faults.unusable(
                        purpose,
                        "template " + order.template() + " has no network card, or is gone",
                        "Give the template a network card, or choose another template"));
    }

    @Override
    public TaskStatus status(TaskId task) {
        if (task.equals(NOTHING_TO_DO)) {
            return new TaskStatus.Succeeded();
        }
        Moref reference = new Moref("Task", task.value());
        return session.run(vim -> new Properties(vim, "look at task " + task)
                .of(reference, TASK_PROPERTIES)
                .map(this::status)
                .orElseGet(TaskStatus.Forgotten::new));
    }

    @Override
    public TaskId startPowerOn(VmId id) {
        return session.run(vim -> {
            Reply reply =
                    vim.ask(Call.changing("PowerOnVM_Task", "power on VM " + id), Requests.powerOn(reference(id)));
            return reply.saysAlready("poweredOn") ? NOTHING_TO_DO : task(reply);
        });
    }

    @Override
    public TaskId startPowerOff(VmId id) {
        return session.run(vim -> {
            Reply reply =
                    vim.ask(Call.changing("PowerOffVM_Task", "power off VM " + id), Requests.powerOff(reference(id)));
            return reply.saysAlready("poweredOff") ? NOTHING_TO_DO : taskIfFound(reply);
        });
    }

    @Override
    public void shutDownGuest(VmId id) {
        session.run(vim -> {
            Reply reply = vim.ask(
                    Call.changing("ShutdownGuest", "shut down the guest of VM " + id),
                    Requests.shutDownGuest(reference(id)));
            return reply.saysAlready("poweredOff") ? Optional.empty() : reply.ifFound();
        });
    }

    @Override
    public TaskId startDestroy(VmId id) {
        return session.run(vim -> taskIfFound(
                vim.ask(Call.changing("Destroy_Task", "destroy VM " + id), Requests.destroy(reference(id)))));
    }

    @Override
    public Optional<String> customizationFailure(VmId id, Instant since) {
        Call call = Call.reading("QueryEvents", "look for a failed customization of VM " + id);
        return session.run(vim -> vim
                .ask(
                        call,
                        Requests.events(
                                vim.content(), reference(id), since.minus(CLOCK_DIFFERENCE), CUSTOMIZATION_FAILURES))
                .ifFound()
                .stream()
                .flatMap(response -> response.children("returnval").stream())
                .filter(event -> CUSTOMIZATION_FAILURES.contains(event.xsiType()))
                .map(event -> event.text("fullFormattedMessage"))
                .reduce((earlier, later) -> later));
    }

    private static Optional<Vm> find(Vim vim, Moref reference) {
        return new Properties(vim, "look at VM " + reference.id())
                .of(reference, VmProperties.ALL)
                .map(VmProperties::vm);
    }

    private static Optional<Vm> onAnyCard(Vim vim, IpAddress address, String purpose) {
        return new Properties(vim, purpose)
                        .below(
                                vim.content().rootFolder(),
                                Map.of(VmProperties.TYPE, List.of(VmProperties.NETWORK, VmProperties.POWER)))
                        .stream()
                        .filter(values -> VmProperties.addresses(values).contains(address))
                        .findFirst()
                        .flatMap(values -> find(vim, values.object()));
    }

    private TaskStatus status(PropertyValues task) {
        return switch (task.text("info.state")) {
            case "success" -> new TaskStatus.Succeeded();
            case "error" -> ended(task);
            default -> new TaskStatus.Running(progress(task.text("info.progress"))); // queued, running
        };
    }

    /** vCenter leaves the progress out until it knows one. */
    private static int progress(String percent) {
        return percent.matches("\\d{1,3}") ? Integer.parseInt(percent) : 0;
    }

    private TaskStatus ended(PropertyValues task) {
        VimFault fault = VimFault.ofLocalized(task.value("info.error").orElseGet(() -> Element.of("error")));
        String work = task.text("info.descriptionId");
        boolean isDone = (work.endsWith(".powerOn") && fault.saysAlready("poweredOn"))
                || (work.endsWith(".powerOff") && fault.saysAlready("poweredOff"))
                || (work.endsWith(".destroy") && fault.isA(VimFault.NOT_FOUND));
        if (isDone) {
            return new TaskStatus.Succeeded();
        }
        OutsideFault translated = faults.of(Call.reading(work, work + " of " + task.text("info.entityName")), fault);
        return new TaskStatus.Failed(translated);
    }

    private static TaskId taskIfFound(Reply reply) {
        return reply.isFault(VimFault.NOT_FOUND) ? NOTHING_TO_DO : task(reply);
    }

    private static TaskId task(Reply reply) {
        return new TaskId(reply.object().id());
    }

    private static Moref reference(VmId id) {
        return new Moref(VmProperties.TYPE, id.value());
    }
}
