package dev.vmautoscaling.adapters.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.inventory.VmHosts;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.Vm;
import dev.vmautoscaling.domain.vm.VmId;
import dev.vmautoscaling.lab.vcenter.VcenterOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Against a simulated vCenter. */
class VsphereVmHostsTest {
    @Test
    void hosts_are_told_by_name_and_remembered() {
        List<String> calls = new CopyOnWriteArrayList<>();
        OutsideCalls heard = (system, operation, outcome, took) -> calls.add(operation);
        try (LabVcenter lab = new LabVcenter(VcenterOptions.shop());
                VsphereConnection connection = lab.connect(lab.simulator.url(), lab.simulator.password(), heard)) {
            VmHosts hosts = connection.vmHosts();
            Vm base = connection
                    .machines()
                    .findByAddress(new IpAddress("127.80.1.11"))
                    .orElseThrow();

            Optional<String> host = hosts.ofVm(base.id());
            Optional<String> ofTemplate = hosts.ofTemplate("DC0", "shop-template");
            calls.clear();

            assertThat(host).hasValueSatisfying(name -> assertThat(name).startsWith("DC0_"));
            assertThat(ofTemplate).isPresent();
            assertThat(hosts.ofVm(base.id())).isEqualTo(host);
            assertThat(hosts.ofTemplate("DC0", "shop-template")).isEqualTo(ofTemplate);
            assertThat(hosts.page(base.id()))
                    .hasValueSatisfying(page -> assertThat(page.toString())
                            .matches("https://.+/ui/app/vm;nav=v/urn:vmomi:VirtualMachine:" + base.id()
                                    + ":[0-9a-f-]{36}/summary"));
            assertThat(calls).isEmpty();
            assertThat(hosts.ofVm(new VmId("vm-none"))).isEmpty();
            assertThat(hosts.ofTemplate("DC0", "none")).isEmpty();
            assertThat(hosts.ofTemplate("nowhere", "shop-template")).isEmpty();
        }
    }
}
