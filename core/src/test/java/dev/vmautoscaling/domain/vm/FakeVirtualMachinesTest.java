package dev.vmautoscaling.domain.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FakeVirtualMachinesTest extends BootingVirtualMachinesContract {
    private static final Placement PLACEMENT =
            new Placement("lab", "DC0", "DC0_C0", "VM-Autoscaling/shop", "LocalDS_0", "VM Network");

    private static final VmLabels.Tag TAG = new VmLabels.Tag("environment", "test");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger lastAddress = new AtomicInteger(99);
    private final FakeVirtualMachines machines = new FakeVirtualMachines(now::get)
            .addTemplate("shop-template")
            .addTag(TAG)
            .knowOnly(PLACEMENT)
            .guestsBootIn(Duration.ofSeconds(2));

    @Override
    protected World world() {
        return new World() {
            @Override
            public VirtualMachines machines() {
                return machines;
            }

            @Override
            public Placement placement() {
                return PLACEMENT;
            }

            @Override
            public String template() {
                return "shop-template";
            }

            @Override
            public IpAddress unusedAddress() {
                return new IpAddress("127.80.1." + lastAddress.incrementAndGet());
            }

            @Override
            public VmLabels.Tag tag() {
                return TAG;
            }

            @Override
            public List<VmId> keptApart(String rule) {
                return machines.keptApart(rule);
            }

            @Override
            public void letTimePass() {
                pass(Duration.ofMillis(500));
            }
        };
    }

    private void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Test
    void a_vm_that_is_being_cloned_is_seen_without_mark_and_identity() {
        machines.takes("startClone", Duration.ofSeconds(10));
        CloneOrder order = order("shop-as01");
        TaskId task = machines.startClone(order);
        pass(Duration.ofSeconds(5));

        assertThat(machines.status(task)).isEqualTo(new TaskStatus.Running(50));
        Vm vm = machines.findByName(PLACEMENT, "shop-as01").orElseThrow();
        assertThat(vm.mark()).isEmpty();
        assertThat(vm.instanceUuid()).isEmpty();
        assertThat(machines.ownedBy(order.mark().installation())).isEmpty();

        pass(Duration.ofSeconds(5));
        assertThat(machines.all()).first().matches(seen -> seen.mark().isPresent());
    }

    @Test
    void a_lost_answer_leaves_the_effect_and_a_lost_request_does_not() {
        machines.script().loseAnswerOfNext("startClone");
        machines.script().loseRequestOfNext("startClone");

        assertThatThrownBy(() -> machines.startClone(order("shop-as01")))
                .isInstanceOfSatisfying(
                        OutsideFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME));
        assertThatThrownBy(() -> machines.startClone(order("shop-as02"))).isInstanceOf(OutsideFault.class);

        assertThat(machines.all()).extracting(Vm::name).containsExactly("shop-as01");
    }

    @Test
    void a_scripted_fault_is_thrown_once_and_changes_nothing() {
        machines.script().failNext("startClone", FaultKind.TRANSIENT);

        assertThatThrownBy(() -> machines.startClone(order("shop-as01"))).isInstanceOf(OutsideFault.class);
        assertThat(machines.all()).isEmpty();

        succeed(machines.startClone(order("shop-as01")));
        assertThat(machines.script().calls("startClone")).isEqualTo(2);
    }

    @Test
    void a_clone_task_that_fails_leaves_no_vm() {
        machines.failNextTask("startClone", machines.script().fault(FaultKind.PERMANENT, "startClone", "disk full"));

        assertThat(end(machines.startClone(order("shop-as01")))).isInstanceOf(TaskStatus.Failed.class);
        assertThat(machines.all()).isEmpty();
    }

    @Test
    void a_restart_of_vcenter_forgets_tasks_but_not_their_work() {
        machines.takes("startClone", Duration.ofSeconds(10));
        TaskId task = machines.startClone(order("shop-as01"));
        machines.forgetTasks();

        assertThat(machines.status(task)).isInstanceOf(TaskStatus.Forgotten.class);
        pass(Duration.ofSeconds(10));
        assertThat(machines.all()).first().matches(vm -> vm.mark().isPresent());
    }

    @Test
    void a_failed_customization_keeps_the_address_away_and_is_reported() {
        machines.failNextCustomization("no Perl in the guest");
        Instant before = now.get();
        VmId id = poweredOn(order("shop-as01")).id();
        pass(Duration.ofSeconds(2));

        assertThat(machines.customization(id, before)).isEqualTo(new Customization.Failed("no Perl in the guest"));
        assertThat(machines.find(id).orElseThrow().addresses()).isEmpty();
        assertThat(machines.customization(id, now.get().plusSeconds(1))).isInstanceOf(Customization.Unreported.class);
    }

    @Test
    void clones_that_run_together_are_counted() {
        machines.takes("startClone", Duration.ofSeconds(10));
        machines.startClone(order("shop-as01"));
        machines.startClone(order("shop-as02"));
        pass(Duration.ofSeconds(10));
        machines.startClone(order("shop-as03"));

        assertThat(machines.mostAtOnce("startClone")).isEqualTo(2);
    }

    @Test
    void foreign_vms_are_seen_by_address_and_never_owned() {
        IpAddress address = new IpAddress("127.80.1.50");
        VmId id = machines.addForeign(PLACEMENT, "theirs", address);

        assertThat(machines.findByAddress(address)).map(Vm::id).contains(id);
        assertThat(machines.find(id).orElseThrow().mark()).isEqualTo(Optional.empty());
    }

    @Test
    void nothing_answers_while_it_is_down() {
        machines.script().goDown();
        assertThatThrownBy(() -> machines.ownedBy("x")).hasMessageContaining("connection refused");

        machines.script().comeBack();
        assertThat(machines.ownedBy("x")).isEmpty();
    }
}
