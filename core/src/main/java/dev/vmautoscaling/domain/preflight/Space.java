package dev.vmautoscaling.domain.preflight;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.capacity.Room;
import dev.vmautoscaling.domain.capacity.VmSize;
import dev.vmautoscaling.domain.group.GroupConfig;
import dev.vmautoscaling.domain.inventory.Contents;
import dev.vmautoscaling.domain.inventory.ListedDatastore;
import dev.vmautoscaling.domain.inventory.ListedVm;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.pool.PoolMember;
import dev.vmautoscaling.domain.vm.HostRoom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a config's group has to grow into, as far as it is known.
 *
 * @param created how many members we have made
 * @param base the members that were there before us
 * @param addresses the config's IP pool
 * @param taken addresses of it that are not free
 * @param inventory of the config's vCenter
 * @param hosts of the config's cluster
 */
public record Space(
        GroupConfig config,
        int created,
        List<PoolMember> base,
        Optional<IpPool> addresses,
        Set<IpAddress> taken,
        Optional<Contents> inventory,
        Optional<List<HostRoom>> hosts) {
    private static final long MIB = 1L << 20;

    public EffectiveMax effectiveMax() {
        List<Room> rooms = Stream.of(addressRoom(), datastoreRoom(), hostRoom())
                .flatMap(Optional::stream)
                .toList();
        return EffectiveMax.of(config.sizes().max(), base.size() + created, rooms);
    }

    /** An address of the pool that a base member has is not free, whatever the books say. */
    Optional<Room> addressRoom() {
        Set<IpAddress> gone = new HashSet<>(taken);
        base.forEach(member -> gone.add(member.endpoint().address()));
        return addresses.map(pool -> Room.ofAddresses(pool.addresses(), gone));
    }

    Optional<ListedDatastore> datastore() {
        return inventory.stream()
                .flatMap(contents -> contents.datastores().stream())
                .filter(store -> store.name().equals(config.placement().datastore()))
                .filter(store -> store.datacenter().equals(config.placement().datacenter()))
                .findFirst();
    }

    Optional<Room> datastoreRoom() {
        return size().flatMap(size -> datastore()
                .map(store -> Room.ofDatastore(
                        store.name(), store.isAccessible() && !store.isInMaintenance() ? store.freeBytes() : 0, size)));
    }

    Optional<Room> hostRoom() {
        return size().flatMap(size -> hosts.map(found -> Room.ofHosts(found, size)));
    }

    /** What a VM of the template takes. */
    private Optional<VmSize> size() {
        return inventory.stream()
                .flatMap((Contents contents) -> PlaceChecks.templates(config, contents).stream())
                .filter(ListedVm::isTemplate)
                .findFirst()
                .map(vm -> new VmSize(
                        vm.cpus(),
                        vm.memoryMb() * MIB,
                        vm.disks().stream()
                                .mapToLong(ListedVm.Disk::capacityBytes)
                                .sum()));
    }
}
