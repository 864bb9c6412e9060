package dev.vmautoscaling.domain.inventory;

import dev.vmautoscaling.domain.vm.VmId;
import java.net.URI;
import java.util.Optional;

/** Everything is on one host. */
public record FakeVmHosts(String host) implements VmHosts {
    @Override
    public Optional<String> ofVm(VmId vm) {
        return Optional.of(host);
    }

    @Override
    public Optional<String> ofTemplate(String datacenter, String template) {
        return Optional.of(host);
    }

    @Override
    public Optional<URI> page(VmId vm) {
        return Optional.of(URI.create("https://vcenter.example/ui/" + vm));
    }
}
