package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.BootingVirtualMachinesContract;
import dev.vmautoscaling.domain.vm.Customization;
import dev.vmautoscaling.lab.vcenter.InjectedFault;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The port's contract against a simulated vCenter that takes its time. */
class VsphereVirtualMachinesTest extends BootingVirtualMachinesContract {
    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop()
                .withTaskDelay(Duration.ofMillis(30))
                .withBootDelay(Duration.ofMillis(50))
                .withPageSize(2));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Override
    protected World world() {
        return lab;
    }

    @Test
    void a_guest_whose_customization_fails_is_reported() {
        String name = unusedName();
        lab.simulator.inject(InjectedFault.customizationFails(name));
        var vm = poweredOn(order(name));

        eventually(() -> machines().customization(vm.id(), Instant.EPOCH.plus(Duration.ofDays(1)))
                instanceof Customization.Failed);

        assertThat(machines().customization(vm.id(), Instant.EPOCH.plus(Duration.ofDays(1))))
                .isEqualTo(new Customization.Failed("An error occurred while customizing VM " + name
                        + ". For details reference the log file in the guest OS."));
        assertThat(machines().find(vm.id()).orElseThrow().addresses()).isEmpty();
    }

    @Test
    void base_vms_are_seen_by_address_and_carry_no_mark() {
        assertThat(machines().findByAddress(new IpAddress("127.80.1.11"))).hasValueSatisfying(vm -> {
            assertThat(vm.name()).isEqualTo("shop-01");
            assertThat(vm.toolsRunning()).isTrue();
            assertThat(vm.mark()).isEmpty();
        });
    }
}
