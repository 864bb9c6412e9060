package dev.vmautoscaling.adapters.vsphere;

import dev.vmautoscaling.domain.inventory.VmHosts;
import dev.vmautoscaling.domain.vm.VmId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Hosts of VMs and templates, asked for when they are first needed and believed for a while. Thread-safe. */
final class VsphereVmHosts implements VmHosts {
    /** VMs may be moved at any time, but a limit that counts one of them on its last host does no harm. */
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 10_000;
    private static final String HOST = "runtime.host";
    private static final String PURPOSE = "find the host of a VM";

    private record Seen(Optional<String> host, Instant at) {}

    private final Session session;
    private final InstantSource time;
    private final URI url;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** @param url of vCenter */
    VsphereVmHosts(Session session, InstantSource time, URI url) {
        this.session = session;
        this.time = time;
        this.url = url;
    }

    @Override
    public Optional<String> ofVm(VmId vm) {
        return believed(
                "vm " + vm,
                vim -> new Properties(vim, PURPOSE)
                        .of(new Moref(VmProperties.TYPE, vm.value()), List.of(HOST))
                        .flatMap(values -> name(vim, values)));
    }

    @Override
    public Optional<String> ofTemplate(String datacenter, String template) {
        return believed(
                datacenter + " template " + template,
                vim -> templates(vim, datacenter).stream()
                        .filter(values -> values.isTrue("config.template"))
                        .filter(values ->
                                Names.decoded(values.text(VmProperties.NAME)).equals(template))
                        .findFirst()
                        .flatMap(values -> name(vim, values)));
    }

    /** The client knows a VM by its reference and the vCenter that has it: there may be several behind one address. */
    @Override
    public Optional<URI> page(VmId vm) {
        String vcenter = session.run(vim -> vim.content().instanceUuid());
        return vcenter.isEmpty()
                ? Optional.empty()
                : Optional.of(url.resolve(
                        "/ui/app/vm;nav=v/urn:vmomi:VirtualMachine:" + vm.value() + ":" + vcenter + "/summary"));
    }

    private static List<PropertyValues> templates(Vim vim, String datacenter) {
        return vim.ask(
                        Call.reading("FindByInventoryPath", PURPOSE),
                        Requests.findByPath(vim.content(), Names.encodedPath(datacenter)))
                .orThrow()
                .reference("returnval")
                .map(found -> new Properties(vim, PURPOSE)
                        .below(found, Map.of(VmProperties.TYPE, List.of(VmProperties.NAME, "config.template", HOST))))
                .orElse(List.of());
    }

    private static Optional<String> name(Vim vim, PropertyValues vm) {
        return vm.reference(HOST)
                .flatMap(host -> new Properties(vim, PURPOSE).of(host, List.of("name")))
                .map(host -> Names.decoded(host.text("name")));
    }

    private Optional<String> believed(String what, Function<Vim, Optional<String>> look) {
        Instant now = time.instant();
        Seen last = seen.get(what);
        if (last != null && now.isBefore(last.at.plus(BELIEVED))) {
            return last.host;
        }
        Optional<String> host = session.run(look);
        if (seen.size() >= MOST_REMEMBERED) {
            seen.clear();
        }
        seen.put(what, new Seen(host, now));
        return host;
    }
}
