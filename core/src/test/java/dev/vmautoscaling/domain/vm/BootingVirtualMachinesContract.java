package dev.vmautoscaling.domain.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rest of the contract, for a vCenter whose guests boot and that refuses a taken name: any but the plainest simulator. */
public abstract class BootingVirtualMachinesContract extends VirtualMachinesContract {
    /** Tools alone say little: a guest that is being customized runs them with some other address. */
    private boolean isUp(VmId id, CloneOrder order) {
        return machines()
                .find(id)
                .filter(vm -> vm.toolsRunning()
                        && vm.addresses().contains(order.network().address()))
                .isPresent();
    }

    @Test
    void a_guest_that_boots_reports_the_ordered_address() {
        CloneOrder order = order(unusedName());
        VmId id = poweredOn(order).id();

        eventually(() -> isUp(id, order));

        assertThat(machines().find(id).orElseThrow().addresses())
                .containsExactly(order.network().address());
        assertThat(machines().findByAddress(order.network().address()))
                .map(Vm::id)
                .contains(id);
        assertThat(machines()
                        .findByAddresses(
                                List.of(world().unusedAddress(), order.network().address())))
                .extracting(Vm::id)
                .containsExactly(id);
        eventually(() -> machines().customization(id, Instant.EPOCH) instanceof Customization.Succeeded);
    }

    @Test
    void an_address_is_seen_only_while_the_vm_is_on() {
        CloneOrder order = order(unusedName());
        VmId id = poweredOn(order).id();
        eventually(() -> isUp(id, order));

        succeed(machines().startPowerOff(id));

        assertThat(machines().find(id).orElseThrow().addresses()).isEmpty();
        assertThat(machines().find(id).orElseThrow().toolsRunning()).isFalse();
        assertThat(machines().findByAddress(order.network().address())).isEmpty();
    }

    @Test
    void a_guest_that_is_up_shuts_down_when_asked() {
        CloneOrder order = order(unusedName());
        VmId id = poweredOn(order).id();
        eventually(() -> isUp(id, order));

        machines().shutDownGuest(id);

        eventually(() -> !machines().find(id).orElseThrow().isOn());
    }

    @Test
    void a_clone_of_a_taken_name_is_refused_for_good_and_changes_nothing() {
        CloneOrder first = order(unusedName());
        Vm vm = cloned(first);

        OutsideFault fault = refusal(order(first.name()));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining(first.name());
        assertThat(machines().ownedBy(first.mark().installation())).containsExactly(vm);
    }

    @Test
    void clones_of_one_name_at_the_same_time_make_one_vm() throws Exception {
        CloneOrder order = order(unusedName());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> racers = IntStream.range(0, 8)
                    .mapToObj(racer -> threads.submit(() -> wins(order)))
                    .toList();
            int winners = 0;
            for (Future<Boolean> racer : racers) {
                winners += racer.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(machines().ownedBy(order.mark().installation())).hasSize(1);
    }

    private boolean wins(CloneOrder order) {
        try {
            return end(machines().startClone(order)) instanceof TaskStatus.Succeeded;
        } catch (OutsideFault fault) {
            assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
            return false;
        }
    }
}
