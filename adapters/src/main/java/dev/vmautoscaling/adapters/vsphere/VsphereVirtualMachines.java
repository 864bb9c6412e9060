package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Apartness;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.Customization;
import dev.vmautoscaling.domain.vm.Placement;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.domain.vm.VmLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The VMs of one vCenter, over its SOAP API. Nothing is remembered but the session, marks, and which objects placements name. */
final class VsphereVirtualMachines implements VirtualMachines {
    private static final String CUSTOMIZED = "CustomizationSucceeded";

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
    private final Tags tags;
    private final Census census;
    private final Places places;

    VsphereVirtualMachines(Session session, Faults faults, Tags tags, InstantSource time) {
        this.tags = tags;
        this.census = new Census(time);
        this.places = new Places(time);
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
        return session.run(vim -> find(vim, VmProperties.reference(id)));
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
    public List<Vm> findByAddresses(Collection<IpAddress> addresses) {
        String purpose = "find the VMs with " + addresses.size() + " addresses";
        return addresses.isEmpty()
                ? List.of()
                : session.run(vim -> onCards(vim, purpose)
                        .filter(values -> !Collections.disjoint(VmProperties.addresses(values), addresses))
                        .flatMap(values -> find(vim, values.object()).stream())
                        .toList());
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
            Inventory.Place place = places.find(inventory, order.placement(), order.template());
            CloneSpec spec = cloneSpec(vim, order, place, purpose);
            Element request = Requests.cloneVm(
                    place.template().object(),
                    inventory.folder(
                            order.placement().datacenter(), order.placement().folder()),
                    Names.encoded(order.name()),
                    spec.element());
            return Tasks.of(vim.ask(Call.changing("CloneVM_Task", purpose), request));
        });
    }

    private CloneSpec cloneSpec(Vim vim, CloneOrder order, Inventory.Place place, String purpose) {
        PropertyValues template = place.template();
        Space.of(order.mode(), template, CloneSpec.snapshot(template).isPresent())
                .lackingOn(place.datastore())
                .ifPresent(lacking -> {
                    throw faults.unusable(
                            purpose, lacking, "Free space on the datastore, or choose another for the service");
                });
        CloneSpec spec = CloneSpec.of(order, place, host(vim, order, place, purpose), template);
        if (spec.cards().isEmpty()) {
            throw faults.unusable(
                    purpose,
                    "template " + order.template() + " has no network card",
                    "Give the template a network card, or choose another template");
        }
        return spec;
    }

    /** Where vCenter does not choose by itself, the host with the fewest VMs of the service. */
    private static Optional<Moref> host(Vim vim, CloneOrder order, Inventory.Place place, String purpose) {
        if (Cluster.hasDrs(place.cluster().value(Inventory.CONFIGURATION))) {
            return Optional.empty();
        }
        Properties properties = new Properties(vim, purpose);
        List<Moref> others = order.apartFrom().stream()
                .map(VmProperties::reference)
                .flatMap(vm -> properties.of(vm, List.of("runtime.host")).stream())
                .flatMap(vm -> vm.reference("runtime.host").stream())
                .toList();
        return Cluster.of(
                        vim,
                        purpose,
                        place.cluster().object(),
                        order.placement().cluster())
                .leastUsed(place.datastore().object(), place.network().object(), others);
    }

    @Override
    public TaskStatus status(TaskId task) {
        return tasks.status(task);
    }

    @Override
    public TaskId startPowerOn(VmId id) {
        return session.run(vim -> {
            Reply reply = vim.ask(
                    Call.changing("PowerOnVM_Task", "power on VM " + id), Requests.powerOn(VmProperties.reference(id)));
            return reply.saysAlready("poweredOn") ? Tasks.NOTHING_TO_DO : Tasks.of(reply);
        });
    }

    @Override
    public TaskId startPowerOff(VmId id) {
        return session.run(vim -> {
            Reply reply = vim.ask(
                    Call.changing("PowerOffVM_Task", "power off VM " + id),
                    Requests.powerOff(VmProperties.reference(id)));
            return reply.saysAlready("poweredOff") ? Tasks.NOTHING_TO_DO : Tasks.ifFound(reply);
        });
    }

    @Override
    public void shutDownGuest(VmId id) {
        session.run(vim -> {
            Reply reply = vim.ask(
                    Call.changing("ShutdownGuest", "shut down the guest of VM " + id),
                    Requests.shutDownGuest(VmProperties.reference(id)));
            return reply.saysAlready("poweredOff") ? Optional.empty() : reply.ifFound();
        });
    }

    @Override
    public TaskId startDestroy(VmId id) {
        return session.run(vim -> Tasks.ifFound(vim.ask(
                Call.changing("Destroy_Task", "destroy VM " + id), Requests.destroy(VmProperties.reference(id)))));
    }

    @Override
    public Customization customization(VmId id, Instant since) {
        Call call = Call.reading("QueryEvents", "look for the customization of VM " + id);
        List<String> wanted = Stream.concat(CUSTOMIZATION_FAILURES.stream(), Stream.of(CUSTOMIZED))
                .toList();
        return session.run(vim -> vim
                .ask(
                        call,
                        Requests.events(
                                vim.content(), VmProperties.reference(id), since.minus(CLOCK_DIFFERENCE), wanted))
                .ifFound()
                .stream()
                .flatMap(response -> response.children("returnval").stream())
                .filter(event -> wanted.contains(event.xsiType()))
                .map(VsphereVirtualMachines::customization)
                .reduce((earlier, later) -> later)
                .orElseGet(Customization.Unreported::new));
    }

    private static Customization customization(Element event) {
        return event.xsiType().equals(CUSTOMIZED)
                ? new Customization.Succeeded()
                : new Customization.Failed(Stream.of(event.text("fullFormattedMessage"), event.text("reason"))
                        .filter(words -> !words.isBlank())
                        .findFirst()
                        .orElse("vCenter gives no reason (" + event.xsiType() + ")"));
    }

    @Override
    public void label(VmId id, VmLabels wanted) {
        String purpose = "label VM " + id;
        Moref vm = VmProperties.reference(id);
        if (!wanted.tags().isEmpty()) {
            tags.attach(vm, wanted.tags(), purpose);
        }
        session.run(vim -> {
            Attributes attributes = new Attributes(vim, purpose);
            attributes.set(vm, wanted.attributes());
            Map<String, String> present = wanted.attributes().isEmpty() ? Map.of() : attributes.of(vm);
            if (!present.entrySet().containsAll(wanted.attributes().entrySet())) {
                throw faults.unusable(
                        purpose,
                        "vCenter accepted the custom attributes and does not show them on the VM",
                        "See whether somebody else sets the same attributes");
            }
            return present;
        });
    }

    @Override
    public VmLabels labels(VmId id) {
        String purpose = "look at the labels of VM " + id;
        Moref vm = VmProperties.reference(id);
        Map<String, String> attributes = session.run(vim -> new Attributes(vim, purpose).of(vm));
        return new VmLabels(tags.of(vm, purpose), attributes);
    }

    @Override
    public Apartness keepApart(Placement placement, String rule, List<VmId> vms) {
        return session.run(vim -> new ApartRules(vim, faults).keep(placement, rule, vms));
    }

    private static Optional<Vm> find(Vim vim, Moref reference) {
        return new Properties(vim, "look at VM " + reference.id())
                .of(reference, VmProperties.ALL)
                .map(VmProperties::vm);
    }

    private static Optional<Vm> onAnyCard(Vim vim, IpAddress address, String purpose) {
        return onCards(vim, purpose)
                .filter(values -> VmProperties.addresses(values).contains(address))
                .findFirst()
                .flatMap(values -> find(vim, values.object()));
    }

    /** Every VM's cards. */
    private static Stream<PropertyValues> onCards(Vim vim, String purpose) {
        List<String> cards = List.of(VmProperties.NETWORK, "guest.ipAddress", VmProperties.POWER);
        return new Properties(vim, purpose)
                .below(vim.content().rootFolder(), Map.of(VmProperties.TYPE, cards)).stream();
    }
}
