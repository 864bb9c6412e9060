package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.ListedCluster;
import dev.vmautoscaling.domain.inventory.ListedDatastore;
import dev.vmautoscaling.domain.inventory.ListedFolder;
import dev.vmautoscaling.domain.inventory.ListedNetwork;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.metric.ScrapeJobs.ScrapeJob;
import dev.vmautoscaling.domain.pool.ListedPool;
import dev.vmautoscaling.domain.vm.Vm.PowerState;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.openapi.Refusal;
import dev.vmautoscaling.server.persistence.Connection.Kind;
import dev.vmautoscaling.server.persistence.ConnectionStore;
import dev.vmautoscaling.server.persistence.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What there is to choose from in the outside systems. Lists of a vCenter are kept in memory and follow its changes; the
 * others are asked for now.
 */
@RestController
@RequestMapping("/api/inventory")
class InventoryController {
    /** A large vCenter takes a while the first time; a browser does not wait for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Choices choices;
    private final ConnectionStore connections;

    InventoryController(Choices choices, ConnectionStore connections) {
        this.choices = choices;
        this.connections = connections;
    }

    /**
     * A list of a vCenter.
     *
     * @param asOf when vCenter last said that this is what it has
     * @param stale whether that is longer ago than usual
     * @param trouble why
     */
    record Listed<T>(List<T> items, long total, Instant asOf, boolean stale, Optional<String> trouble) {}

    /** A list of a vCenter before its items are chosen and shown. */
    private record Kept<T>(
            Function<Contents, List<T>> list, Function<T, String> name, Function<T, String> datacenter) {}

    @Refusal(status = 502, code = "outside-system-failed", when = "the other system refuses or does not answer")
    @GetMapping("/vms")
    Listed<InventoryViews.VmView> vms(@Filters({"vcenter", "datacenter", "search", "template", "power"}) Query query) {
        Optional<PowerState> power = query.constant("power", PowerState.class);
        Optional<YesNo> template = query.constant("template", YesNo.class);
        Kept<ListedVm> kept = new Kept<>(
                contents -> contents.vms().stream()
                        .filter(vm -> power.map(wanted -> wanted == vm.power()).orElse(true))
                        .filter(vm -> template.map(wanted -> wanted == YesNo.of(vm.isTemplate()))
                                .orElse(true))
                        .toList(),
                ListedVm::name,
                ListedVm::datacenter);
        return listed(query, kept, "name", InventoryViews.VmView::of);
    }

    private enum YesNo {
        TRUE,
        FALSE;

        static YesNo of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    @Refusal(status = 502, code = "outside-system-failed", when = "the other system refuses or does not answer")
    @GetMapping("/networks")
    Listed<InventoryViews.NetworkView> networks(@Filters({"vcenter", "datacenter", "search", "kind"}) Query query) {
        Optional<ListedNetwork.Kind> kind = query.constant("kind", ListedNetwork.Kind.class);
        Kept<ListedNetwork> kept = new Kept<>(
                contents -> contents.networks().stream()
                        .filter(network ->
                                kind.map(wanted -> wanted == network.kind()).orElse(true))
                        .toList(),
                ListedNetwork::name,
                ListedNetwork::datacenter);
        return listed(query, kept, "name", InventoryViews.NetworkView::of);
    }

    @Refusal(status = 502, code = "outside-system-failed", when = "the other system refuses or does not answer")
    @GetMapping("/datastores")
    Listed<InventoryViews.DatastoreView> datastores(@Filters({"vcenter", "datacenter", "search"}) Query query) {
        Kept<ListedDatastore> kept =
                new Kept<>(Contents::datastores, ListedDatastore::name, ListedDatastore::datacenter);
        return listed(query, kept, "name", InventoryViews.DatastoreView::of);
    }

    @Refusal(status = 502, code = "outside-system-failed", when = "the other system refuses or does not answer")
    @GetMapping("/clusters")
    Listed<InventoryViews.ClusterView> clusters(@Filters({"vcenter", "datacenter", "search"}) Query query) {
        Kept<ListedCluster> kept = new Kept<>(Contents::clusters, ListedCluster::name, ListedCluster::datacenter);
        return listed(query, kept, "name", InventoryViews.ClusterView::of);
    }

    @Refusal(status = 502, code = "outside-system-failed", when = "the other system refuses or does not answer")
    @GetMapping("/folders")
    Listed<InventoryViews.FolderView> folders(@Filters({"vcenter", "datacenter", "search"}) Query query) {
        Kept<ListedFolder> kept = new Kept<>(Contents::folders, ListedFolder::path, ListedFolder::datacenter);
        return listed(query, kept, "path", InventoryViews.FolderView::of);
    }

    @Refusal(status = 502, code = "outside-system-failed", when = "the other system refuses or does not answer")
    @GetMapping("/pools")
    Items<InventoryViews.PoolView> pools(@Filters({"f5", "partition", "search"}) Query query) {
        Optional<String> partition = query.text("partition");
        String f5 = connection(query, "f5", Kind.F5);
        List<ListedPool> found = choices.f5s().to(f5).pools().stream()
                .filter(pool -> partition.map(pool.id().partition()::equals).orElse(true))
                .filter(pool -> isSought(query, pool.id().toString()))
                .toList();
        return Items.of(query.part(found, "name"), InventoryViews.PoolView::of);
    }

    @Refusal(status = 502, code = "outside-system-failed", when = "the other system refuses or does not answer")
    @GetMapping("/prometheus-jobs")
    Items<InventoryViews.JobView> jobs(@Filters({"prometheus", "search"}) Query query) {
        String prometheus = connection(query, "prometheus", Kind.PROMETHEUS);
        List<ScrapeJob> found = choices.prometheuses().to(prometheus).jobs().stream()
                .filter(job -> isSought(query, job.name()))
                .toList();
        return Items.of(query.part(found, "name"), InventoryViews.JobView::of);
    }

    private <T, V> Listed<V> listed(Query query, Kept<T> kept, String field, Function<T, V> view) {
        Optional<String> datacenter = query.text("datacenter");
        String vcenter = connection(query, "vcenter", Kind.VCENTER);
        Contents contents = choices.vcenters().to(vcenter).contents(PATIENCE);
        List<T> found = kept.list().apply(contents).stream()
                .filter(item ->
                        datacenter.map(kept.datacenter().apply(item)::equals).orElse(true))
                .filter(item -> isSought(query, kept.name().apply(item)))
                .toList();
        Page<T> page = query.part(found, field);
        return new Listed<>(
                page.items().stream().map(view).toList(),
                page.total(),
                contents.asOf(),
                contents.trouble().isPresent(),
                contents.trouble());
    }

    private static boolean isSought(Query query, String name) {
        return query.text("search")
                .map(part -> name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    /** The connection that the query names; the only one of its kind when it names none. */
    private String connection(Query query, String parameter, Kind kind) {
        List<String> known = connections.all().stream()
                .filter(stored -> stored.connection().kind() == kind)
                .map(stored -> stored.connection().name())
                .toList();
        return query.oneOf(parameter, "the name of a connection", known);
    }
}
