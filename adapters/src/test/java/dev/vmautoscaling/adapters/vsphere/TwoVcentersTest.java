package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.vm.CloneOrder;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator.UnfinishedTasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Several vCenters at once, each by its name, with a session of its own. */
class TwoVcentersTest {
    private static VsphereConnection connect(String name, VcenterSimulator simulator, OutsideCalls calls) {
        return VsphereConnection.open(
                new VsphereConnection.Settings(
                        name,
                        simulator.url(),
                        simulator.username(),
                        simulator.password(),
                        new Trust.Fingerprint(simulator.sha256()),
                        UnaryOperator.identity()),
                calls,
                InstantSource.system());
    }

    @Test
    void one_that_is_down_leaves_the_other_alone() {
        List<String> heard = new CopyOnWriteArrayList<>();
        OutsideCalls calls = (system, operation, outcome, took) -> heard.add(system + " " + operation + " " + outcome);
        VcenterOptions options = VcenterOptions.shop();
        try (VcenterSimulator first = VcenterSimulator.start(options);
                VcenterSimulator second = VcenterSimulator.start(options.withPassword("another password"));
                VsphereConnection seoul = connect("seoul", first, calls);
                VsphereConnection busan = connect("busan", second, calls)) {
            CloneOrder order = LabVcenter.order();
            seoul.check();
            busan.check();
            first.restart(Duration.ofSeconds(20), UnfinishedTasks.LOST);
            LabVcenter.eventually(() -> isDown(seoul));

            busan.machines().startClone(order);

            assertThat(busan.machines().findByName(order.placement(), order.name()))
                    .isPresent();
            OutsideFault fault = catchThrowableOfType(OutsideFault.class, seoul::check);
            assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT);
            assertThat(fault).hasMessageStartingWith("vCenter seoul: ").hasMessageContaining("cannot be reached");
            assertThat(second.vms()).anyMatch(vm -> vm.name().equals(order.name()));
            assertThat(heard).filteredOn("vCenter busan Login ok"::equals).hasSize(1);
            assertThat(heard).noneMatch(call -> call.startsWith("vCenter busan") && !call.endsWith(" ok"));
        }
    }

    private static boolean isDown(VsphereConnection connection) {
        try {
            connection.check();
            return false;
        } catch (OutsideFault down) {
            return true;
        }
    }
}
