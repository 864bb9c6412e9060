package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.domain.vm.Customization;
import dev.vmautoscaling.domain.vm.TaskId;
import dev.vmautoscaling.domain.vm.VirtualMachines;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.lab.vcenter.InjectedFault;
import dev.vmautoscaling.lab.vcenter.SimulatedVm;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A whole life, with every call in it going wrong in every passing way: who looks before acting, as the steps do, makes
 * one VM and leaves none.
 */
class LifeCycleTest {
    private static final List<String> CALLS = List.of(
            "CreateFolder",
            "CloneVM_Task",
            "ReconfigureComputeResource_Task",
            "PowerOnVM_Task",
            "QueryEvents",
            "ShutdownGuest",
            "Destroy_Task",
            "FindByInventoryPath",
            "CreateContainerView",
            "RetrievePropertiesEx");

    private static final List<Function<String, InjectedFault>> MISHAPS = List.of(
            InjectedFault::dropBefore,
            InjectedFault::dropAfter,
            InjectedFault::sessionExpired,
            InjectedFault::sessionExpiredInside,
            call -> InjectedFault.httpStatus(call, 503),
            call -> InjectedFault.soap(call, "TaskInProgress"));

    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop()
                .withTaskDelay(Duration.ofMillis(20))
                .withBootDelay(Duration.ofMillis(20))
                .withShutdownDelay(Duration.ofMillis(10))
                .withPageSize(3));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static VirtualMachines machines() {
        return lab.machines();
    }

    @TestFactory
    Stream<DynamicTest> one_vm_is_made_and_none_is_left_whatever_goes_wrong_on_the_way() {
        return CALLS.stream()
                .flatMap(call -> MISHAPS.stream()
                        .map(mishap -> mishap.apply(call))
                        .map(fault -> DynamicTest.dynamicTest(fault.order().toString(), () -> lives(fault))));
    }

    private static void lives(InjectedFault fault) {
        CloneOrder order = LabVcenter.order();
        lab.simulator.clearFaults();
        lab.simulator.inject(fault);

        until(order, vm -> vm.mark().isPresent(), () -> machines().startClone(order));
        assertThat(named(order)).hasSize(1);
        eventually(() -> machines()
                .keepApart(order.placement(), "rule", List.of(vm(order).id()))
                .pending()
                .isEmpty());
        until(order, Vm::isOn, () -> machines().startPowerOn(vm(order).id()));
        eventually(() -> vm(order).addresses().contains(order.network().address())
                && machines().customization(vm(order).id(), Instant.EPOCH.plus(Duration.ofDays(1)))
                        instanceof Customization.Succeeded);
        until(order, vm -> !vm.isOn(), () -> {
            machines().shutDownGuest(vm(order).id());
            return Tasks.NOTHING_TO_DO;
        });
        assertThat(named(order)).hasSize(1);
        eventually(() -> {
            Optional<Vm> left = machines().findByName(order.placement(), order.name());
            left.ifPresent(vm -> lab.end(machines().startDestroy(vm.id())));
            return left.isEmpty();
        });
        assertThat(named(order)).isEmpty();
    }

    private static List<SimulatedVm> named(CloneOrder order) {
        return lab.simulator.vms().stream()
                .filter(vm -> vm.name().equals(order.name()))
                .toList();
    }

    private static Vm vm(CloneOrder order) {
        return machines().findByName(order.placement(), order.name()).orElseThrow();
    }

    /** Looks for the effect, and causes it only when it is not there. */
    private static void until(CloneOrder order, Predicate<Vm> isThere, Supplier<TaskId> cause) {
        eventually(() -> {
            Optional<Vm> seen = machines().findByName(order.placement(), order.name());
            if (seen.filter(isThere).isPresent()) {
                return true;
            }
            lab.end(cause.get());
            return false;
        });
    }

    /** What was asked for twice: the answer to a clone got lost, or the guest is going down already. */
    private static boolean isOwnDoing(String refusal) {
        return refusal.contains("is taken") || refusal.contains("Tools do not run");
    }

    private static void eventually(Supplier<Boolean> condition) {
        LabVcenter.eventually(() -> {
            try {
                return condition.get();
            } catch (OutsideFault passing) {
                assertThat(passing.kind() != FaultKind.PERMANENT || isOwnDoing(String.valueOf(passing.getMessage())))
                        .as(passing.getMessage())
                        .isTrue();
                return false;
            }
        });
    }
}
