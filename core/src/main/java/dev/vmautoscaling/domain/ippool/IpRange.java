package dev.vmautoscaling.domain.ippool;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run of addresses, both ends included: {@code 10.0.0.10-10.0.0.20}, {@code 10.0.0.10} or {@code 10.0.0.0/28}. */
public record IpRange(IpAddress first, IpAddress last) {
    /** At most this many addresses in a range: a mistyped prefix must not fill the memory. */
    public static final int MAX_SIZE = 65_536;

    /** @throws IllegalArgumentException when the ends are of two families, in the wrong order, or too far apart */
    public IpRange {
        if (first.isV6() != last.isV6() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException(first + "-" + last + ": the first address must not be above the last");
        }
        if (last.number().subtract(first.number()).compareTo(BigInteger.valueOf(MAX_SIZE)) >= 0) {
            throw new IllegalArgumentException(first + "-" + last + ": more than " + MAX_SIZE + " addresses");
        }
    }

    /** @throws IllegalArgumentException when the text is none of the three forms */
    public static IpRange parse(String text) {
        int dash = text.indexOf('-');
        if (dash >= 0) {
            return new IpRange(
                    new IpAddress(text.substring(0, dash).strip()),
                    new IpAddress(text.substring(dash + 1).strip()));
        }
        int slash = text.indexOf('/');
        return slash >= 0
                ? network(
                        new IpAddress(text.substring(0, slash).strip()),
                        text.substring(slash + 1).strip())
                : new IpRange(new IpAddress(text.strip()), new IpAddress(text.strip()));
    }

    private static IpRange network(IpAddress address, String prefix) {
        int bits = address.isV6() ? 128 : 32;
        if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
            throw new IllegalArgumentException("\"" + prefix + "\" is not a prefix length from 0 to " + bits);
        }
        int length = Integer.parseInt(prefix);
        return new IpRange(networkEnd(address, length, false), networkEnd(address, length, true));
    }

    /**
     * The lowest or the highest address of the network that the address lies in.
     *
     * @param prefix in bits
     */
    public static IpAddress networkEnd(IpAddress address, int prefix, boolean highest) {
        int bits = address.isV6() ? 128 : 32;
        int hostBits = bits - prefix;
        BigInteger first = address.number().shiftRight(hostBits).shiftLeft(hostBits);
        BigInteger size = BigInteger.ONE.shiftLeft(hostBits);
        return ofNumber(highest ? first.add(size).subtract(BigInteger.ONE) : first, bits);
    }

    private static IpAddress ofNumber(BigInteger number, int bits) {
        byte[] bytes = new byte[bits / 8];
        byte[] digits = number.toByteArray();
        for (int i = 0; i < Math.min(bytes.length, digits.length); i++) {
            bytes[bytes.length - 1 - i] = digits[digits.length - 1 - i];
        }
        try {
            return new IpAddress(InetAddress.getByAddress(bytes).getHostAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    public boolean contains(IpAddress address) {
        return address.isV6() == first.isV6() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    public boolean overlaps(IpRange other) {
        return first.isV6() == other.first.isV6()
                && first.compareTo(other.last) <= 0
                && other.first.compareTo(last) <= 0;
    }

    /** What both have. */
    Optional<IpRange> common(IpRange other) {
        return overlaps(other)
                ? Optional.of(new IpRange(
                        first.compareTo(other.first) > 0 ? first : other.first,
                        last.compareTo(other.last) < 0 ? last : other.last))
                : Optional.empty();
    }

    /** How many addresses it has. */
    public long size() {
        return last.number().subtract(first.number()).longValueExact() + 1;
    }

    /** The address so many above the first. */
    IpAddress at(long index) {
        return ofNumber(first.number().add(BigInteger.valueOf(index)), first.isV6() ? 128 : 32);
    }

    /** What lies below the hole and what lies above it: none, one or two ranges. */
    List<IpRange> without(IpRange hole) {
        if (!overlaps(hole)) {
            return List.of(this);
        }
        List<IpRange> rest = new ArrayList<>();
        if (first.compareTo(hole.first) < 0) {
            rest.add(new IpRange(first, at(distance(hole.first) - 1)));
        }
        if (hole.last.compareTo(last) < 0) {
            rest.add(new IpRange(at(distance(hole.last) + 1), last));
        }
        return rest;
    }

    private long distance(IpAddress inside) {
        return inside.number().subtract(first.number()).longValueExact();
    }

    /** All addresses, lowest first. */
    public Stream<IpAddress> addresses() {
        int bits = first.isV6() ? 128 : 32;
        return Stream.iterate(first.number(), n -> n.compareTo(last.number()) <= 0, n -> n.add(BigInteger.ONE))
                .map(n -> ofNumber(n, bits));
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.value() : first + "-" + last;
    }
}
