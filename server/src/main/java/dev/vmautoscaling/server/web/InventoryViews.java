package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.inventory.ListedCluster;
import dev.vmautoscaling.domain.inventory.ListedDatastore;
import dev.vmautoscaling.domain.inventory.ListedFolder;
import dev.vmautoscaling.domain.inventory.ListedNetwork;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.metric.ScrapeJobs.ScrapeJob;
import dev.vmautoscaling.domain.pool.ListedPool;
import dev.vmautoscaling.domain.pool.VirtualServer;
import java.util.List;
import java.util.Optional;

/** What there is to choose from, as the API shows it. Units stand in the names. */
final class InventoryViews {
    private InventoryViews() {}

    /** @param folder below the data center's VM folder, as a config names it */
    record VmView(
            String id,
            String instanceUuid,
            String name,
            String datacenter,
            String folder,
            boolean template,
            String power,
            String guestOs,
            int cpus,
            int memoryMb,
            List<DiskView> disks,
            List<String> networks,
            Optional<String> address) {
        static VmView of(ListedVm vm) {
            return new VmView(
                    vm.id().value(),
                    vm.instanceUuid(),
                    vm.name(),
                    vm.datacenter(),
                    vm.folder(),
                    vm.isTemplate(),
                    Words.of(vm.power()),
                    vm.guestOs(),
                    vm.cpus(),
                    vm.memoryMb(),
                    vm.disks().stream()
                            .map(disk -> new DiskView(disk.label(), disk.capacityBytes()))
                            .toList(),
                    vm.networks(),
                    vm.address());
        }
    }

    record DiskView(String label, long capacityBytes) {}

    /** @param vlan absent when it cannot be seen */
    record NetworkView(
            String name, String datacenter, String kind, Optional<String> vlan, Optional<String> distributedSwitch) {
        static NetworkView of(ListedNetwork network) {
            return new NetworkView(
                    network.name(),
                    network.datacenter(),
                    Words.of(network.kind()),
                    network.vlan(),
                    network.distributedSwitch());
        }
    }

    record DatastoreView(
            String name,
            String datacenter,
            String type,
            long capacityBytes,
            long freeBytes,
            boolean accessible,
            boolean maintenance) {
        static DatastoreView of(ListedDatastore datastore) {
            return new DatastoreView(
                    datastore.name(),
                    datastore.datacenter(),
                    datastore.type(),
                    datastore.capacityBytes(),
                    datastore.freeBytes(),
                    datastore.isAccessible(),
                    datastore.isInMaintenance());
        }
    }

    record ClusterView(String name, String datacenter, List<String> hosts, boolean drs) {
        static ClusterView of(ListedCluster cluster) {
            return new ClusterView(cluster.name(), cluster.datacenter(), cluster.hosts(), cluster.hasDrs());
        }
    }

    /** @param path as a config names it */
    record FolderView(String path, String name, String datacenter) {
        static FolderView of(ListedFolder folder) {
            return new FolderView(folder.path(), folder.name(), folder.datacenter());
        }
    }

    record PoolView(
            String partition,
            String name,
            String monitor,
            List<PoolMemberView> members,
            List<VirtualServerView> virtualServers) {
        static PoolView of(ListedPool pool) {
            return new PoolView(
                    pool.id().partition(),
                    pool.id().name(),
                    pool.monitor(),
                    pool.members().stream().map(PoolMemberView::of).toList(),
                    pool.virtualServers().stream().map(VirtualServerView::of).toList());
        }
    }

    record PoolMemberView(String name, String address, int port, String admin, String availability) {
        static PoolMemberView of(ListedPool.Member member) {
            return new PoolMemberView(
                    member.name(),
                    member.address(),
                    member.port(),
                    Words.of(member.admin()),
                    Words.of(member.availability()));
        }
    }

    /**
     * @param address absent when it takes every address
     * @param port 0 when it takes every port
     */
    record VirtualServerView(String name, Optional<String> address, int port, boolean enabled) {
        static VirtualServerView of(VirtualServer virtual) {
            return new VirtualServerView(
                    virtual.name(), virtual.address().map(IpAddress::value), virtual.port(), virtual.enabled());
        }
    }

    record JobView(String name, int up, int targets) {
        static JobView of(ScrapeJob job) {
            return new JobView(job.name(), job.up(), job.targets());
        }
    }
}
