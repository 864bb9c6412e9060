package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.fault.CallScript;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A vCenter's templates in memory. Tasks take as long as the test says (nothing, unless it says) on the clock it gives;
 * {@link #script} makes calls fail. Thread-safe.
 */
public final class FakeVmTemplates implements VmTemplates {
    private final InstantSource time;
    private final CallScript script = new CallScript("vCenter fake", VmTemplates.class);
    private final FakeTasks tasks = new FakeTasks();
    private final Map<VmId, VmDetails> all = new LinkedHashMap<>();
    private final Map<VmId, List<String>> linkedClones = new HashMap<>();
    private final Map<String, Duration> durations = new HashMap<>();
    private final Map<String, Deque<OutsideFault>> taskFaults = new HashMap<>();
    private int made;

    public FakeVmTemplates(InstantSource time) {
        this.time = time;
    }

    // ---- the world

    /** Faults, lost answers and hooks at the next calls. */
    public CallScript script() {
        return script;
    }

    /** How long tasks of this operation ({@code startClone} …) take. */
    public synchronized FakeVmTemplates takes(String operation, Duration duration) {
        durations.put(operation, duration);
        return this;
    }

    /** The next task of this operation is accepted and ends with the fault, without its effect. */
    public synchronized void failNextTask(String operation, OutsideFault fault) {
        taskFaults.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(fault);
    }

    /** As after a restart of vCenter: no task is known any more; what runs goes on. */
    public synchronized void forgetTasks() {
        tasks.forget();
    }

    /** A VM of somebody else's: two CPUs, 4 GiB of memory, one disk of 16 GiB. */
    public synchronized VmId addVm(String name, TemplatePlace place, PowerState power) {
        VmId id = nextId();
        all.put(
                id,
                new VmDetails(
                        id,
                        "uuid-" + id,
                        name,
                        false,
                        power,
                        "Debian GNU/Linux 12 (64-bit)",
                        2,
                        4L << 30,
                        List.of(new VmDetails.Disk("Hard disk 1", 16L << 30, true, place.datastore())),
                        List.of("VM Network"),
                        place,
                        List.of(),
                        Optional.empty()));
        return id;
    }

    /** Somebody removes it by hand. */
    public synchronized void remove(VmId id) {
        all.remove(id);
    }

    /** Somebody takes it out of the inventory and registers it anew: it is the same one with another id. */
    public synchronized VmId reregister(VmId id) {
        VmDetails before = known("reregister", id);
        VmId anew = nextId();
        all.remove(id);
        all.put(
                anew,
                new VmDetails(
                        anew,
                        before.instanceUuid(),
                        before.name(),
                        before.isTemplate(),
                        before.power(),
                        before.guestOs(),
                        before.cpus(),
                        before.memoryBytes(),
                        before.disks(),
                        before.networks(),
                        before.place(),
                        before.snapshots(),
                        before.mark()));
        return anew;
    }

    /** Somebody takes our mark out of it. */
    public synchronized void unmark(VmId id) {
        put(id, now -> changed(now, now.name(), now.isTemplate(), now.snapshots(), Optional.empty()));
    }

    /** From now on this VM grows from the template's disks. */
    public synchronized void addLinkedClone(VmId template, String vm) {
        linkedClones.computeIfAbsent(template, key -> new ArrayList<>()).add(vm);
    }

    /** Everything as it is now, oldest first. */
    public synchronized List<VmDetails> all() {
        settle();
        return List.copyOf(all.values());
    }

    // ---- the port

    @Override
    public Optional<VmDetails> find(VmId id) {
        return call("find", () -> Optional.ofNullable(all.get(id)));
    }

    @Override
    public List<VmDetails> named(String datacenter, String name) {
        return call(
                "named",
                () -> all.values().stream()
                        .filter(vm -> vm.name().equals(name)
                                && vm.place().datacenter().equals(datacenter))
                        .toList());
    }

    @Override
    public TaskId startClone(TemplateOrder order) {
        return call("startClone", () -> {
            VmDetails source = known("startClone", order.source());
            checkFree("startClone", order.name(), order.place());
            VmDetails copy = copy(source, nextId(), order);
            all.put(copy.id(), beingMade(copy));
            return start(
                    "startClone",
                    end -> FakeTasks.succeeded(() -> all.computeIfPresent(copy.id(), (id, before) -> copy)),
                    () -> all.remove(copy.id()));
        });
    }

    /** As vCenter shows a copy that is not complete: without its identity and its mark. */
    private static VmDetails beingMade(VmDetails copy) {
        return new VmDetails(
                copy.id(),
                "",
                copy.name(),
                false,
                PowerState.OFF,
                copy.guestOs(),
                copy.cpus(),
                copy.memoryBytes(),
                List.of(),
                copy.networks(),
                copy.place(),
                List.of(),
                Optional.empty());
    }

    private static VmDetails copy(VmDetails source, VmId id, TemplateOrder order) {
        return new VmDetails(
                id,
                "uuid-" + id,
                order.name(),
                order.asTemplate(),
                PowerState.OFF,
                source.guestOs(),
                source.cpus(),
                source.memoryBytes(),
                source.disks(),
                source.networks(),
                order.place(),
                List.of(),
                Optional.of(order.mark()));
    }

    @Override
    public TaskId startSnapshot(VmId vm, String name, String description) {
        return call("startSnapshot", () -> {
            VmDetails before = known("startSnapshot", vm);
            return start("startSnapshot", end -> {
                if (before.isTemplate()) {
                    return FakeTasks.failed(
                            script.fault(FaultKind.PERMANENT, "startSnapshot", "a template does not change"));
                }
                if (!before.snapshots().contains(name)) {
                    put(vm, now -> withSnapshots(now, with(now.snapshots(), name)));
                }
                return new TaskStatus.Succeeded();
            });
        });
    }

    private static List<String> with(List<String> all, String one) {
        List<String> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    @Override
    public TaskId startRemovingSnapshot(VmId vm, String name) {
        return changing(
                "startRemovingSnapshot",
                vm,
                now -> withSnapshots(
                        now,
                        now.snapshots().stream()
                                .filter(one -> !one.equals(name))
                                .toList()));
    }

    @Override
    public void markAsTemplate(VmId vm) {
        call("markAsTemplate", () -> {
            if (known("markAsTemplate", vm).power() == PowerState.ON) {
                throw script.fault(FaultKind.PERMANENT, "markAsTemplate", "the VM is powered on");
            }
            return put(vm, now -> changed(now, now.name(), true, now.snapshots(), now.mark()));
        });
    }

    @Override
    public void markAsVm(VmId template, TemplatePlace place) {
        call("markAsVm", () -> {
            known("markAsVm", template);
            return put(template, now -> changed(now, now.name(), false, now.snapshots(), now.mark()));
        });
    }

    @Override
    public TaskId startRenaming(VmId id, String name) {
        return call("startRenaming", () -> {
            VmDetails before = known("startRenaming", id);
            return start("startRenaming", end -> {
                if (!isFree(name, before.place())) {
                    return FakeTasks.failed(taken("startRenaming", name));
                }
                put(id, now -> changed(now, name, now.isTemplate(), now.snapshots(), now.mark()));
                return new TaskStatus.Succeeded();
            });
        });
    }

    @Override
    public TaskId startDestroy(VmId id) {
        return call("startDestroy", () -> start("startDestroy", end -> FakeTasks.succeeded(() -> all.remove(id))));
    }

    @Override
    public TaskStatus status(TaskId task) {
        return call("status", () -> tasks.status(task, time.instant()));
    }

    @Override
    public List<String> linkedClonesOf(VmId template) {
        return call("linkedClonesOf", () -> List.copyOf(linkedClones.getOrDefault(template, List.of())));
    }

    // ---- inside

    /** Hooks of the script run outside the lock, so that they may call back. */
    private <T> T call(String operation, Supplier<T> effect) {
        return script.call(operation, () -> {
            synchronized (this) {
                settle();
                return effect.get();
            }
        });
    }

    private void settle() {
        tasks.settle(time.instant());
    }

    private TaskId changing(String operation, VmId vm, UnaryOperator<VmDetails> change) {
        return call(operation, () -> {
            known(operation, vm);
            return start(operation, end -> FakeTasks.succeeded(() -> put(vm, change)));
        });
    }

    private TaskId start(String operation, Function<Instant, TaskStatus> effect) {
        return start(operation, effect, () -> {});
    }

    private TaskId start(String operation, Function<Instant, TaskStatus> effect, Runnable whenRefused) {
        Optional<OutsideFault> fault = Optional.ofNullable(
                taskFaults.getOrDefault(operation, new ArrayDeque<>()).poll());
        Function<Instant, TaskStatus> ends = fault.<Function<Instant, TaskStatus>>map(refusal -> end -> {
                    whenRefused.run();
                    return FakeTasks.failed(refusal);
                })
                .orElse(effect);
        return tasks.start(operation, time.instant(), durations.getOrDefault(operation, Duration.ZERO), ends);
    }

    private VmDetails known(String operation, VmId id) {
        return Optional.ofNullable(all.get(id))
                .orElseThrow(() -> script.fault(FaultKind.PERMANENT, operation, "there is no VM " + id));
    }

    private void checkFree(String operation, String name, TemplatePlace place) {
        if (!isFree(name, place)) {
            throw taken(operation, name);
        }
    }

    private OutsideFault taken(String operation, String name) {
        return script.fault(FaultKind.PERMANENT, operation, "the name " + name + " is taken");
    }

    private boolean isFree(String name, TemplatePlace place) {
        return all.values().stream()
                .noneMatch(vm -> vm.name().equals(name)
                        && vm.place().datacenter().equals(place.datacenter())
                        && vm.place().folder().equals(place.folder()));
    }

    private Optional<VmDetails> put(VmId id, UnaryOperator<VmDetails> change) {
        return Optional.ofNullable(all.computeIfPresent(id, (key, before) -> change.apply(before)));
    }

    private static VmDetails withSnapshots(VmDetails vm, List<String> snapshots) {
        return changed(vm, vm.name(), vm.isTemplate(), snapshots, vm.mark());
    }

    private static VmDetails changed(
            VmDetails vm, String name, boolean isTemplate, List<String> snapshots, Optional<TemplateMark> mark) {
        return new VmDetails(
                vm.id(),
                vm.instanceUuid(),
                name,
                isTemplate,
                vm.power(),
                vm.guestOs(),
                vm.cpus(),
                vm.memoryBytes(),
                vm.disks(),
                vm.networks(),
                vm.place(),
                snapshots,
                mark);
    }

    private VmId nextId() {
        return new VmId("vm-" + ++made);
    }
}
