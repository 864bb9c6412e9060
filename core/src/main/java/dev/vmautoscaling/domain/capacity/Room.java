package dev.vmautoscaling.domain.capacity;

import dev.vmautoscaling.domain.ippool.AddressRuns;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.HostRoom;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many more members one thing has room for.
 *
 * @param members this many; may be very large
 * @param evidence the numbers that say so
 */
public record Room(Limit limit, long members, String evidence) {
    private static final long GIB = 1L << 30;

    /** @param taken addresses that cannot be given now: held, resting, or a base member's */
    public static Room ofAddresses(AddressRuns usable, Set<IpAddress> taken) {
        long free = usable.withoutAddresses(taken.stream()).count();
        return new Room(Limit.ADDRESSES, free, free + " of " + usable.count() + " addresses are free");
    }

    /** @param size of which the disks count in full, as they may grow to that */
    public static Room ofDatastore(String name, long freeBytes, VmSize size) {
        long fit = size.diskBytes() <= 0 ? Integer.MAX_VALUE : freeBytes / size.diskBytes();
        return new Room(
                Limit.DATASTORE,
                fit,
                "datastore " + name + " has " + gib(freeBytes) + " free; a VM takes " + gib(size.diskBytes()));
    }

    /** A VM goes where both its memory and its processors still fit: what is left over on several hosts makes no VM. */
    public static Room ofHosts(List<HostRoom> hosts, VmSize size) {
        List<HostRoom> open = hosts.stream().filter(HostRoom::takesVms).toList();
        long fit = open.stream().mapToLong(host -> fit(host, size)).sum();
        String each = open.stream()
                .map(host ->
                        host.name() + " has " + gib(host.freeMemoryBytes()) + " and " + host.freeMhz() + " MHz free")
                .collect(Collectors.joining(", "));
        String closed = hosts.size() == open.size() ? "" : "; " + (hosts.size() - open.size()) + " take no VMs now";
        return new Room(
                Limit.HOSTS,
                fit,
                each + closed + "; a VM takes " + gib(size.memoryBytes()) + " and " + size.cpus() + " processors");
    }

    private static long fit(HostRoom host, VmSize size) {
        long byMemory = size.memoryBytes() <= 0 ? Integer.MAX_VALUE : host.freeMemoryBytes() / size.memoryBytes();
        long mhz = (long) size.cpus() * host.coreMhz();
        long byCpu = mhz <= 0 ? Integer.MAX_VALUE : host.freeMhz() / mhz;
        return Math.min(byMemory, byCpu);
    }

    private static String gib(long bytes) {
        return String.format(
                Locale.ROOT, bytes < 10 * GIB ? "%.1f GiB" : "%.0f GiB", Math.floor(10.0 * bytes / GIB) / 10);
    }
}
