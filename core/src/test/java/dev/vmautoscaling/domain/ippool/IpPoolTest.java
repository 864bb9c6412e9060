package dev.vmautoscaling.domain.ippool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IpPoolTest {
    @Test
    void never_gives_out_the_gateway_the_network_or_the_broadcast_address() {
        assertThat(usable("10.0.0.1", 29, "10.0.0.0/29"))
                .containsExactly("10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6");
    }

    @Test
    void a_point_to_point_network_has_no_broadcast_address() {
        assertThat(usable("10.0.0.0", 31, "10.0.0.0/31")).containsExactly("10.0.0.1");
    }

    @Test
    void overlapping_ranges_count_once_and_come_in_order() {
        assertThat(usable("10.0.0.1", 24, "10.0.0.12-10.0.0.13", "10.0.0.10-10.0.0.12"))
                .containsExactly("10.0.0.10", "10.0.0.11", "10.0.0.12", "10.0.0.13");
    }

    @Test
    void exclusions_are_left_out() {
        IpPool pool = new IpPool(
                "shop",
                List.of(IpRange.parse("10.0.0.10-10.0.0.14")),
                List.of(IpRange.parse("10.0.0.11-10.0.0.12"), IpRange.parse("10.0.0.14")),
                24,
                new IpAddress("10.0.0.1"),
                List.of());

        assertThat(pool.usable().map(IpAddress::value)).containsExactly("10.0.0.10", "10.0.0.13");
    }

    @Test
    void an_ipv6_pool_keeps_its_last_address() {
        assertThat(usable("2001:db8::1", 126, "2001:db8::/126"))
                .containsExactly("2001:db8:0:0:0:0:0:0", "2001:db8:0:0:0:0:0:2", "2001:db8:0:0:0:0:0:3");
    }

    private static Stream<String> usable(String gateway, int prefix, String... ranges) {
        return new IpPool(
                        "shop",
                        Stream.of(ranges).map(IpRange::parse).toList(),
                        List.of(),
                        prefix,
                        new IpAddress(gateway),
                        List.of())
                .usable()
                .map(IpAddress::value);
    }
}
