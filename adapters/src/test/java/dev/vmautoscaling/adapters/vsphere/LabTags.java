package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.adapters.vsphere.Session.Account;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.domain.vm.VmLabels;
import dev.vmautoscaling.lab.vcenter.VcenterSimulator;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Makes tags as an operator would: the product only attaches them. */
record LabTags(VcenterSimulator simulator) {
    void make(VmLabels.Tag tag) {
        try (HttpClient http = HttpClient.newBuilder()
                        .sslContext(new Trust.Fingerprint(simulator.sha256()).context())
                        .build();
                TagWire.Open session = wire(http).open("make a tag")) {
            Map<String, Object> category = Map.of(
                    "name",
                    tag.category(),
                    "description",
                    "",
                    "cardinality",
                    "MULTIPLE",
                    "associable_types",
                    List.of("VirtualMachine"));
            String id = session.post("tagging/category", Map.of("create_spec", category))
                    .asString();
            Map<String, Object> made = Map.of("name", tag.name(), "description", "", "category_id", id);
            session.post("tagging/tag", Map.of("create_spec", made));
        }
    }

    private TagWire wire(HttpClient http) {
        return new TagWire(
                new Exchange(http, Duration.ofSeconds(20)),
                simulator.url(),
                new Account(simulator.username(), simulator.password()),
                new Faults("vCenter lab"),
                OutsideCalls.UNHEARD,
                InstantSource.system());
    }
}
