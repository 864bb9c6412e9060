package dev.vmautoscaling.domain.vm;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.List;

/**
 * What the guest's first network card gets.
 *
 * @param prefix the network prefix length in bits
 */
public record GuestNetwork(IpAddress address, int prefix, IpAddress gateway, List<IpAddress> dns) {
    public GuestNetwork {
        dns = List.copyOf(dns);
    }
}
