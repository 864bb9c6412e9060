package dev.vmautoscaling.lab.network;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The IPv4 networks that this machine knows a way to, the default route left out. */
record Routes(List<Block> blocks) {
    private static final Pattern DESTINATION =
            Pattern.compile("^(?:\\w+ )?(\\d+\\.\\d+\\.\\d+\\.\\d+)(?:/(\\d+))?[ \\n]");

    /** A network: its first address as a number, and its prefix length. */
    record Block(int first, int length) {
        boolean overlaps(Block other) {
            int shorter = Math.min(length, other.length);
            return shorter == 0 || (first ^ other.first) >>> (32 - shorter) == 0;
        }
    }

    static Routes onThisMachine() {
        return parse(IpCommand.ip("-4", "route", "show", "table", "main"));
    }

    static Routes parse(String printed) {
        return new Routes(printed.lines()
                .flatMap(line -> destination(line + "\n").stream())
                .toList());
    }

    /** How many of the networks share an address with prefix.0/24. */
    long reach(String prefix) {
        Block wanted = new Block(number(prefix + ".0"), 24);
        return blocks.stream().filter(wanted::overlaps).count();
    }

    private static Optional<Block> destination(String line) {
        Matcher found = DESTINATION.matcher(line);
        return found.find()
                ? Optional.of(new Block(
                        number(found.group(1)), found.group(2) == null ? 32 : Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    private static int number(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return ByteBuffer.wrap(bytes).getInt();
    }
}
