package dev.vmautoscaling.adapters.vsphere;

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
    private final Tasks tasks;
    private final Census census;

    VsphereVirtualMachines(Session session, Faults faults, InstantSource time) {
        this.census = new Census(time);
        this.session = session;
        this.faults = faults;
        this.tasks = new Tasks(session, faults);
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
                    place.template(),
                    inventory.folder(
                            order.placement().datacenter(), order.placement().folder()),
                    Names.encoded(order.name()),
                    spec.element());
            return Tasks.of(vim.ask(Call.changing("CloneVM_Task", purpose), request));
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
        return tasks.status(task);
    }

    @Override
    public TaskId startPowerOn(VmId id) {
        return session.run(vim -> {
            Reply reply =
                    vim.ask(Call.changing("PowerOnVM_Task", "power on VM " + id), Requests.powerOn(reference(id)));
            return reply.saysAlready("poweredOn") ? Tasks.NOTHING_TO_DO : Tasks.of(reply);
        });
    }

    @Override
    public TaskId startPowerOff(VmId id) {
        return session.run(vim -> {
            Reply reply =
                    vim.ask(Call.changing("PowerOffVM_Task", "power off VM " + id), Requests.powerOff(reference(id)));
            return reply.saysAlready("poweredOff") ? Tasks.NOTHING_TO_DO : Tasks.ifFound(reply);
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
        return session.run(vim -> Tasks.ifFound(
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

    private static Moref reference(VmId id) {
        return new Moref(VmProperties.TYPE, id.value());
    }
}
