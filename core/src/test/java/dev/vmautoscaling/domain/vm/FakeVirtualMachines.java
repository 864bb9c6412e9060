package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.fault.CallScript;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A vCenter in memory. Tasks and guests take as long as the test says (nothing, unless it says) on the clock it gives;
 * {@link #script} makes calls fail. Unkind where a real vCenter is: a VM that is being cloned shows neither its mark nor
 * its identity, and addresses are only seen while the guest is up. Thread-safe.
 */
public final class FakeVirtualMachines implements VirtualMachines {
    private static final int HOSTS = 3;

    private final InstantSource time;
    private final CallScript script = new CallScript("vCenter fake", VirtualMachines.class);
    private final Map<VmId, FakeMachine> machines = new LinkedHashMap<>();
    private final FakeTasks tasks = new FakeTasks();
    private final Set<String> templates = new HashSet<>();
    private final Map<String, Duration> durations = new HashMap<>();
    private final Map<String, Deque<OutsideFault>> taskFaults = new HashMap<>();
    private final Deque<String> customizationFailures = new ArrayDeque<>();
    private final FakeLabels labels = new FakeLabels();
    private final Map<String, List<VmId>> rules = new HashMap<>();
    private boolean reportsCustomizations = true;
    private Optional<String> fullDatastore = Optional.empty();
    private Optional<Placement> onlyPlacement = Optional.empty();
    private Duration guestBootsIn = Duration.ZERO;
    private int made;

    public FakeVirtualMachines(InstantSource time) {
        this.time = time;
    }

    // ---- the world

    /** Faults, lost answers and hooks at the next calls. */
    public CallScript script() {
        return script;
    }

    public synchronized FakeVirtualMachines addTemplate(String name) {
        templates.add(name);
        return this;
    }

    public synchronized void removeTemplate(String name) {
        templates.remove(name);
    }

    /** From now on other data centers, clusters, datastores and networks do not exist; unless called, all do. */
    public synchronized FakeVirtualMachines knowOnly(Placement placement) {
        onlyPlacement = Optional.of(placement);
        return this;
    }

    /** How long tasks of this operation ({@code startClone} …) take. */
    public synchronized FakeVirtualMachines takes(String operation, Duration duration) {
        if (!script.operations().contains(operation)) {
            throw new IllegalArgumentException(operation + " is none of " + script.operations());
        }
        durations.put(operation, duration);
        return this;
    }

    /** How long after power-on Tools and the address appear. */
    public synchronized FakeVirtualMachines guestsBootIn(Duration duration) {
        guestBootsIn = duration;
        return this;
    }

    /** The next task of this operation is accepted and ends with the fault, without its effect. */
    public synchronized void failNextTask(String operation, OutsideFault fault) {
        taskFaults.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(fault);
    }

    /** The guest of the next clone comes up without its address, and vCenter says why. */
    public synchronized void failNextCustomization(String reason) {
        customizationFailures.add(reason);
    }

    /** From now on vCenter's events of customizations are lost. */
    public synchronized void loseCustomizationReports() {
        reportsCustomizations = false;
    }

    /** From now on a clone is refused: the datastore has too little space, in these words. */
    public synchronized void fillDatastore(String said) {
        fullDatastore = Optional.of(said);
    }

    public synchronized FakeVirtualMachines addTag(VmLabels.Tag tag) {
        labels.make(tag);
        return this;
    }

    /** The VMs that the cluster's rule of this name keeps apart; none when there is no such rule. */
    public synchronized List<VmId> keptApart(String rule) {
        settled();
        return rules.getOrDefault(rule, List.of());
    }

    /** Every rule of the cluster. */
    public synchronized Set<String> rules() {
        settled();
        return Set.copyOf(rules.keySet());
    }

    /** As after a restart of vCenter: no task is known any more; what runs goes on. */
    public synchronized void forgetTasks() {
        tasks.forget();
    }

    /** A VM of somebody else, on and booted. */
    public VmId addForeign(Placement placement, String name, IpAddress address) {
        return add(placement, name, address, Optional.empty());
    }

    /** A VM that is on and booted, whoever made it. */
    public synchronized VmId add(Placement placement, String name, IpAddress address, Optional<OwnershipMark> mark) {
        VmId id = nextId();
        FakeMachine machine = new FakeMachine(id, name, folder(placement), Optional.of(address), mark);
        machine.power = PowerState.ON;
        machine.bootedAt = Optional.of(time.instant());
        machines.put(id, machine);
        return id;
    }

    /** Somebody removes the VM by hand. */
    public synchronized void remove(VmId id) {
        machines.remove(id);
    }

    /** Somebody cuts the VM's power, or it crashes. */
    public synchronized void cutPower(VmId id) {
        machines.get(id).power = PowerState.OFF;
    }

    /** Every VM as it is now, templates left out, oldest first. */
    public synchronized List<Vm> all() {
        Instant now = settled();
        return machines.values().stream().map(machine -> machine.seen(now)).toList();
    }

    /** How many tasks of this operation ran at the same time at most. */
    public synchronized int mostAtOnce(String operation) {
        return tasks.mostAtOnce(operation);
    }

    // ---- the port

    @Override
    public List<Vm> ownedBy(String installation) {
        return call(
                "ownedBy",
                () -> all().stream()
                        .filter(vm -> vm.mark()
                                .filter(mark -> mark.installation().equals(installation))
                                .isPresent())
                        .toList());
    }

    @Override
    public Optional<Vm> find(VmId id) {
        return call(
                "find", () -> all().stream().filter(vm -> vm.id().equals(id)).findFirst());
    }

    @Override
    public Optional<Vm> findByName(Placement placement, String name) {
        return call("findByName", () -> named(placement, name).map(machine -> machine.seen(time.instant())));
    }

    @Override
    public Optional<Vm> findByAddress(IpAddress address) {
        return call(
                "findByAddress",
                () -> all().stream()
                        .filter(vm -> vm.addresses().contains(address))
                        .findFirst());
    }

    @Override
    public List<Vm> findByAddresses(Collection<IpAddress> addresses) {
        return call(
                "findByAddresses",
                () -> all().stream()
                        .filter(vm -> !Collections.disjoint(vm.addresses(), addresses))
                        .toList());
    }

    @Override
    public TaskId startClone(CloneOrder order) {
        return call("startClone", () -> {
            checkPossible(order);
            FakeMachine machine = new FakeMachine(
                    nextId(),
                    order.name(),
                    folder(order.placement()),
                    Optional.of(order.network().address()),
                    Optional.of(order.mark()));
            machine.isBeingCloned = true;
            machine.customizationFailure = Optional.ofNullable(customizationFailures.poll());
            machines.put(machine.id, machine);
            return start(
                    "startClone",
                    end -> FakeTasks.succeeded(() -> machine.isBeingCloned = false),
                    () -> machines.remove(machine.id));
        });
    }

    @Override
    public TaskStatus status(TaskId task) {
        return call("status", () -> tasks.status(task, time.instant()));
    }

    @Override
    public TaskId startPowerOn(VmId id) {
        return call("startPowerOn", () -> {
            FakeMachine machine = known("startPowerOn", id);
            return start(
                    "startPowerOn",
                    end -> FakeTasks.succeeded(() -> {
                        if (machine.power != PowerState.ON) {
                            machine.power = PowerState.ON;
                            machine.bootedAt = Optional.of(end.plus(guestBootsIn));
                        }
                    }),
                    () -> {});
        });
    }

    @Override
    public TaskId startPowerOff(VmId id) {
        return call(
                "startPowerOff",
                () -> start(
                        "startPowerOff",
                        end -> FakeTasks.succeeded(
                                () -> machine(id).ifPresent(machine -> machine.power = PowerState.OFF)),
                        () -> {}));
    }

    @Override
    public void shutDownGuest(VmId id) {
        call("shutDownGuest", () -> {
            Optional<FakeMachine> on = machine(id).filter(machine -> machine.power == PowerState.ON);
            if (on.isPresent() && !on.get().isUp(time.instant())) {
                throw script.fault(FaultKind.PERMANENT, "shutDownGuest", "VMware Tools do not run in the guest");
            }
            return on.map(machine ->
                    start("shutDownGuest", end -> FakeTasks.succeeded(() -> machine.power = PowerState.OFF), () -> {}));
        });
    }

    @Override
    public TaskId startDestroy(VmId id) {
        return call(
                "startDestroy",
                () -> start(
                        "startDestroy",
                        end -> {
                            if (machine(id)
                                    .filter(vm -> vm.power == PowerState.ON)
                                    .isPresent()) {
                                return FakeTasks.failed(
                                        script.fault(FaultKind.PERMANENT, "startDestroy", "the VM is powered on"));
                            }
                            machines.remove(id);
                            return new TaskStatus.Succeeded();
                        },
                        () -> {}));
    }

    @Override
    public Customization customization(VmId id, Instant since) {
        return call(
                "customization",
                () -> machine(id)
                        .filter(machine -> reportsCustomizations && machine.isUp(time.instant()))
                        .filter(machine -> !machine.bootedAt.orElseThrow().isBefore(since))
                        .map(machine -> machine.customizationFailure
                                .<Customization>map(Customization.Failed::new)
                                .orElseGet(Customization.Succeeded::new))
                        .orElseGet(Customization.Unreported::new));
    }

    @Override
    public void label(VmId id, VmLabels wanted) {
        call("label", () -> {
            known("label", id);
            return labels.give(id, wanted, script);
        });
    }

    @Override
    public VmLabels labels(VmId id) {
        return call("labels", () -> labels.of(id));
    }

    @Override
    public Apartness keepApart(Placement placement, String rule, List<VmId> vms) {
        return call("keepApart", () -> {
            List<VmId> there = vms.stream()
                    .filter(machines::containsKey)
                    .distinct()
                    .limit(HOSTS)
                    .toList();
            List<VmId> wanted = there.size() < 2 ? List.of() : there;
            String said = wanted.size() + " VMs are kept apart";
            if (wanted.equals(rules.getOrDefault(rule, List.of()))) {
                return new Apartness(Optional.empty(), said);
            }
            TaskId task = start("keepApart", end -> FakeTasks.succeeded(() -> put(rule, wanted)), () -> {});
            return new Apartness(Optional.of(task), said);
        });
    }

    private void put(String rule, List<VmId> vms) {
        if (vms.isEmpty()) {
            rules.remove(rule);
        } else {
            rules.put(rule, vms);
        }
    }

    // ---- inside

    /** Hooks of the script run outside the lock, so that they may call back. */
    private <T> T call(String operation, Supplier<T> effect) {
        return script.call(operation, () -> {
            synchronized (this) {
                settled();
                return effect.get();
            }
        });
    }

    private TaskId start(String operation, Function<Instant, TaskStatus> effect, Runnable whenRefused) {
        Deque<OutsideFault> faults = taskFaults.getOrDefault(operation, new ArrayDeque<>());
        Optional<OutsideFault> fault = Optional.ofNullable(faults.poll());
        Function<Instant, TaskStatus> ends = fault.<Function<Instant, TaskStatus>>map(refusal -> end -> {
                    whenRefused.run();
                    return FakeTasks.failed(refusal);
                })
                .orElse(effect);
        return tasks.start(operation, time.instant(), durations.getOrDefault(operation, Duration.ZERO), ends);
    }

    private Instant settled() {
        Instant now = time.instant();
        tasks.settle(now);
        return now;
    }

    private void checkPossible(CloneOrder order) {
        if (!templates.contains(order.template())) {
            throw refused("there is no template " + order.template());
        }
        if (onlyPlacement.filter(known -> !isIn(known, order.placement())).isPresent()) {
            throw refused("there is no " + order.placement());
        }
        if (fullDatastore.isPresent()) {
            throw refused(fullDatastore.get());
        }
        if (named(order.placement(), order.name()).isPresent()) {
            throw refused("the name " + order.name() + " is taken");
        }
    }

    private OutsideFault refused(String said) {
        return script.fault(FaultKind.PERMANENT, "startClone", said);
    }

    private static boolean isIn(Placement known, Placement asked) {
        return known.datacenter().equals(asked.datacenter())
                && known.cluster().equals(asked.cluster())
                && known.datastore().equals(asked.datastore())
                && known.network().equals(asked.network());
    }

    private FakeMachine known(String operation, VmId id) {
        return machine(id).orElseThrow(() -> script.fault(FaultKind.PERMANENT, operation, "there is no VM " + id));
    }

    private Optional<FakeMachine> machine(VmId id) {
        return Optional.ofNullable(machines.get(id));
    }

    private Optional<FakeMachine> named(Placement placement, String name) {
        return machines.values().stream()
                .filter(machine -> machine.name.equals(name) && machine.folder.equals(folder(placement)))
                .findFirst();
    }

    private static String folder(Placement placement) {
        return placement.datacenter() + "/" + placement.folder();
    }

    private VmId nextId() {
        return new VmId("vm-" + ++made);
    }
}
