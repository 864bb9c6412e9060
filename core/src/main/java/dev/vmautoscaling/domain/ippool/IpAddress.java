package dev.vmautoscaling.domain.ippool;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address, never a name; compared by value, in numeric order within a family. */
public record IpAddress(String value) implements Comparable<IpAddress> {
    // A leading zero is octal to some and decimal to others: refused. Compiled once: a round makes thousands of
    // addresses.
    private static final Pattern LITERAL =
            Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** @throws IllegalArgumentException when the text is not a literal address */
    public IpAddress {
        value = literal(value).getHostAddress();
    }

    private static InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an IP address");
        }
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not an IP address", e);
        }
    }

    /** The address as a whole number, in its family. */
    BigInteger number() {
        return new BigInteger(1, InetAddress.ofLiteral(value).getAddress());
    }

    public boolean isV6() {
        return value.indexOf(':') >= 0;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = Boolean.compare(isV6(), other.isV6());
        return byFamily != 0 ? byFamily : number().compareTo(other.number());
    }

    @Override
    public String toString() {
        return value;
    }
}
