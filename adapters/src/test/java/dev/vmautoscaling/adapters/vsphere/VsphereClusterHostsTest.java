package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.vm.ClusterHosts;
import dev.vmautoscaling.domain.vm.ClusterHostsContract;
import dev.vmautoscaling.domain.vm.HostRoom;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VsphereClusterHostsTest extends ClusterHostsContract {
    private static LabVcenter lab;

    @BeforeAll
    static void start() {
        lab = new LabVcenter(VcenterOptions.shop());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Override
    protected ClusterHosts hosts() {
        return lab.connection.hosts();
    }

    @Test
    void a_host_in_maintenance_mode_takes_no_vms() {
        Moref host = lab.ask(vim -> new Properties(vim, "test")
                .below(vim.content().rootFolder(), Map.of("HostSystem", List.of("name")))
                .getFirst()
                .object());
        Element enter = Element.of("EnterMaintenanceMode_Task", Element.of("_this", host), Element.of("timeout", "0"));
        lab.ask(vim -> vim.ask(Call.changing("EnterMaintenanceMode_Task", "test"), enter)
                .object());

        assertThat(hosts().hosts("DC0", "DC0_C0"))
                .extracting(HostRoom::takesVms)
                .containsOnlyOnce(false);

        Element leave = Element.of("ExitMaintenanceMode_Task", Element.of("_this", host), Element.of("timeout", "0"));
        lab.ask(vim -> vim.ask(Call.changing("ExitMaintenanceMode_Task", "test"), leave)
                .object());
    }
}
