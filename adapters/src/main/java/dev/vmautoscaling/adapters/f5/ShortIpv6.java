package dev.vmautoscaling.adapters.f5;

import java.util.Arrays;

/** The canonical text of an IPv6 address (RFC 5952), which is the name that F5 gives its node. */
final class ShortIpv6 {
    private ShortIpv6() {}

    /** @param full eight groups, as {@link dev.vmautoscaling.domain.ippool.IpAddress} writes them */
    static String of(String full) {
        String[] groups = full.split(":");
        int start = 0;
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            int run = zerosFrom(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return length < 2 ? full : joined(groups, 0, start) + "::" + joined(groups, start + length, groups.length);
    }

    private static int zerosFrom(String[] groups, int from) {
        int end = from;
        while (end < groups.length && groups[end].equals("0")) {
            end++;
        }
        return end - from;
    }

    private static String joined(String[] groups, int from, int to) {
        return String.join(":", Arrays.copyOfRange(groups, from, to));
    }
}
