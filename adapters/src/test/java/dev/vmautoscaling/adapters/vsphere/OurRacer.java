package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.CloneMode;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.GuestNetwork;
import dev.vmautoscaling.domain.vm.OwnershipMark;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.TaskStatus;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The product's own adapter, asked the way the steps of a workflow ask it. */
final class OurRacer implements Racer {
    private final LabVcenter lab;
    private final VirtualMachines machines;

    OurRacer(LabVcenter lab) {
        this.lab = lab;
        this.machines = lab.connection.machines();
    }

    @Override
    public Timing cycles(int count, String prefix) {
        return timing(IntStream.range(0, count)
                .mapToObj(i -> timed(() -> cycle(order(prefix + "-" + i, "127.93", i))))
                .toList());
    }

    @Override
    public Timing leanCycles(int count, String prefix) {
        return cycles(count, prefix);
    }

    @Override
    public Timing parallel(int count, String prefix) {
        List<Runnable> cycles = IntStream.range(0, count)
                .mapToObj(i -> (Runnable) () -> cycle(order(prefix + "-" + i, "127.94", i)))
                .toList();
        return timing(List.of(timed(() -> atOnce(cycles))));
    }

    @Override
    public Timing list(int count) {
        int[] vms = new int[1];
        Timing timing = lab.ask(vim -> timing(IntStream.range(0, count)
                .mapToObj(i -> timed(() -> vms[0] = new Properties(vim, "list VMs")
                        .below(vim.content().rootFolder(), Map.of(VmProperties.TYPE, PROPERTIES))
                        .size()))
                .toList()));
        return new Timing(timing.ms(), timing.errors(), vms[0]);
    }

    private static void atOnce(List<Runnable> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = work.stream().<Future<?>>map(threads::submit).toList();
            long broken = all.stream()
                    .filter(one -> {
                        try {
                            one.get();
                            return false;
                        } catch (Exception e) {
                            System.err.println(e);
                            return true;
                        }
                    })
                    .count();
            if (broken > 0) {
                throw new IllegalStateException(broken + " of " + work.size() + " failed");
            }
        }
    }

    private void cycle(CloneOrder order) {
        if (machines.findByName(order.placement(), order.name()).isPresent()) {
            throw new IllegalStateException(order.name() + " is there already");
        }
        succeed(machines.startClone(order));
        Vm vm = machines.findByName(order.placement(), order.name()).orElseThrow();
        succeed(machines.startPowerOn(vm.id()));
        IpAddress address = order.network().address();
        while (!machines.find(vm.id()).orElseThrow().addresses().contains(address)) {
            Thread.onSpinWait();
        }
        succeed(machines.startPowerOff(vm.id()));
        succeed(machines.startDestroy(vm.id()));
    }

    private void succeed(TaskId task) {
        TaskStatus status = machines.status(task);
        while (status instanceof TaskStatus.Running) {
            status = machines.status(task);
        }
        if (status instanceof TaskStatus.Failed failed) {
            throw failed.fault();
        }
    }

    private static CloneOrder order(String name, String network, int number) {
        IpAddress gateway = new IpAddress("127.90.0.1");
        return new CloneOrder(
                "shop-template",
                name,
                CloneMode.FULL,
                LabVcenter.PLACEMENT,
                new GuestNetwork(
                        new IpAddress(network + "." + number / 200 + "." + (1 + number % 200)),
                        16,
                        gateway,
                        List.of(gateway)),
                new OwnershipMark("race", "shop", name, "race"));
    }

    /** In milliseconds; empty after an error. */
    private static Optional<Double> timed(Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
            return Optional.of((System.nanoTime() - start) / 1e6);
        } catch (OutsideFault | IllegalStateException e) {
            System.err.println(e);
            return Optional.empty();
        }
    }

    private static Timing timing(List<Optional<Double>> took) {
        List<Double> good = took.stream().flatMap(Optional::stream).toList();
        return new Timing(good, took.size() - good.size(), 0);
    }
}
