package dev.vmautoscaling.domain.ippool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that new members may get, and what a guest must know to use one. Several configs may share a pool.
 *
 * @param exclusions addresses inside the ranges that are never given out
 * @param prefix the length of the network prefix in bits, such as 24
 */
public record IpPool(
        String name,
        List<IpRange> ranges,
        List<IpRange> exclusions,
        int prefix,
        IpAddress gateway,
        List<IpAddress> dns) {
    public IpPool {
        ranges = List.copyOf(ranges);
        exclusions = List.copyOf(exclusions);
        dns = List.copyOf(dns);
    }

    /** What may be given out: never the gateway, nor the network's own or broadcast address. */
    public AddressRuns addresses() {
        List<IpRange> kept = new ArrayList<>(exclusions);
        kept.add(new IpRange(gateway, gateway));
        if (!gateway.isV6() && prefix < 31) {
            IpAddress own = IpRange.networkEnd(gateway, prefix, false);
            IpAddress broadcast = IpRange.networkEnd(gateway, prefix, true);
            kept.add(new IpRange(own, own));
            kept.add(new IpRange(broadcast, broadcast));
        }
        return AddressRuns.of(ranges).without(kept);
    }

    /** What may be given out, lowest first. */
    public Stream<IpAddress> usable() {
        return addresses().stream();
    }
}
