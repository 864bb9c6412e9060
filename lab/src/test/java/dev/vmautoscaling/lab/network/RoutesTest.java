package dev.vmautoscaling.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final Routes ROUTES = Routes.parse("""
            default via 192.0.2.1 dev eth0
            10.20.0.0/16 via 192.0.2.7 dev eth0
            10.30.40.5 dev tun0 proto static
            unreachable 10.50.60.0/25 metric 10
            192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.2
            """);

    @Test
    void a_wider_network_covers_a_prefix() {
        assertThat(ROUTES.reach("10.20.30")).isEqualTo(1);
    }

    @Test
    void a_narrower_network_or_a_single_address_takes_a_prefix_too() {
        assertThat(ROUTES.reach("10.30.40")).isEqualTo(1);
        assertThat(ROUTES.reach("10.50.60")).isEqualTo(1);
    }

    @Test
    void the_default_route_and_neighbours_do_not() {
        assertThat(ROUTES.reach("10.30.41")).isZero();
        assertThat(ROUTES.reach("10.21.0")).isZero();
        assertThat(ROUTES.blocks()).hasSize(4);
    }
}
