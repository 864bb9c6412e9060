package dev.vmautoscaling.server.config;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Addresses that new members may get.
 *
 * @param ranges {@code 10.0.0.10-10.0.0.20}, {@code 10.0.0.10} or {@code 10.0.0.0/28}
 * @param exclusions the same forms: never given out
 * @param prefix of the network, in bits
 */
public record PoolDocument(
        @Example("shop") String name,
        @Example("10.20.0.100-10.20.0.119") List<String> ranges,
        @Example("10.20.0.110") List<String> exclusions,
        @Example("24") int prefix,
        @Example("10.20.0.1") String gateway,
        @Example("10.20.0.2") List<String> dns)
        implements Checked {
    private static final String RANGE = "addresses such as 10.0.0.10-10.0.0.20, 10.0.0.10 or 10.0.0.0/28";
    private static final int MOST = 64;

    public PoolDocument {
        ranges = List.copyOf(ranges);
        exclusions = List.copyOf(exclusions);
        dns = List.copyOf(dns);
    }

    @Override
    public void check(Checks checks) {
        checks.matches("name", name, Names.PATTERN, Names.ALLOWED);
        checks.require(
                !ranges.isEmpty() && ranges.size() <= MOST, "ranges", ranges.size(), "1 to " + MOST + " ranges", "");
        checks.require(exclusions.size() <= MOST, "exclusions", exclusions.size(), "at most " + MOST + " ranges", "");
        checks.require(dns.size() <= 4, "dns", dns.size(), "at most 4 addresses", "");
        each(checks, "dns", dns, "an IP address", IpAddress::new);
        Optional<IpAddress> gate = parsed(checks, "gateway", gateway, "an IP address", IpAddress::new);
        List<Optional<IpRange>> parsed = each(checks, "ranges", ranges, RANGE, IpRange::parse);
        List<Optional<IpRange>> holes = each(checks, "exclusions", exclusions, RANGE, IpRange::parse);
        gate.ifPresent(address -> checkNetwork(checks, address, parsed, holes));
    }

    private void checkNetwork(
            Checks checks, IpAddress gate, List<Optional<IpRange>> parsed, List<Optional<IpRange>> holes) {
        int longest = gate.isV6() ? 127 : 31;
        checks.between("prefix", prefix, 1, longest);
        if (prefix < 1 || prefix > longest) {
            return;
        }
        IpAddress lowest = IpRange.networkEnd(gate, prefix, false);
        IpAddress highest = IpRange.networkEnd(gate, prefix, true);
        for (int i = 0; i < parsed.size(); i++) {
            Optional<IpRange> range = parsed.get(i);
            boolean inside = range.isEmpty() || contains(lowest, highest, range.get());
            String allowed = "addresses from " + lowest + " to " + highest;
            checks.require(inside, "ranges[" + i + "]", ranges.get(i), allowed, "the network of the gateway");
        }
        IpPool pool = new IpPool(name, present(parsed), present(holes), prefix, gate, List.of());
        checks.require(
                pool.ranges().size() < ranges.size()
                        || ranges.isEmpty()
                        || pool.addresses().count() > 0,
                "ranges",
                ranges,
                "ranges that leave an address to give",
                "the gateway, the network's own address, its broadcast address and exclusions are never given");
    }

    private static List<IpRange> present(List<Optional<IpRange>> parsed) {
        return parsed.stream().flatMap(Optional::stream).toList();
    }

    private static boolean contains(IpAddress lowest, IpAddress highest, IpRange range) {
        return range.first().isV6() == lowest.isV6()
                && range.first().compareTo(lowest) >= 0
                && range.last().compareTo(highest) <= 0;
    }

    private static <T> List<Optional<T>> each(
            Checks checks, String field, List<String> texts, String allowed, Function<String, T> parser) {
        return java.util.stream.IntStream.range(0, texts.size())
                .mapToObj(i -> parsed(checks, field + "[" + i + "]", texts.get(i), allowed, parser))
                .toList();
    }

    private static <T> Optional<T> parsed(
            Checks checks, String field, String text, String allowed, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            checks.require(false, field, text, allowed, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
