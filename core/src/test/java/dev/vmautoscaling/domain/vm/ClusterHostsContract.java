package dev.vmautoscaling.domain.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import org.junit.jupiter.api.Test;

/** What every {@link ClusterHosts} keeps. There is data center DC0 with cluster DC0_C0, whose hosts have nothing to do. */
public abstract class ClusterHostsContract {
    protected abstract ClusterHosts hosts();

    @Test
    void hosts_have_memory_and_processors_left() {
        assertThat(hosts().hosts("DC0", "DC0_C0")).isNotEmpty().allSatisfy(host -> {
            assertThat(host.takesVms()).isTrue();
            assertThat(host.name()).isNotEmpty();
            assertThat(host.freeMhz()).isPositive().isLessThanOrEqualTo((long) host.cores() * host.coreMhz());
            assertThat(host.freeMemoryBytes()).isPositive().isLessThan(host.memoryBytes());
        });
    }

    @Test
    void a_cluster_that_is_not_there_is_told() {
        OutsideFault fault = catchThrowableOfType(OutsideFault.class, () -> hosts().hosts("DC0", "DC0_C9"));

        assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
        assertThat(fault).hasMessageContaining("DC0_C9");
    }
}
