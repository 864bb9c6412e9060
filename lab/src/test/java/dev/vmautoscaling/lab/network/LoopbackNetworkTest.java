package dev.vmautoscaling.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LoopbackNetworkTest {

    @Test
    void two_labs_have_different_addresses() {
        try (LabNetwork one = LabNetwork.loopback();
                LabNetwork other = LabNetwork.loopback()) {
            assertThat(one.prefix()).isNotEqualTo(other.prefix());
            assertThat(one.address(10)).isEqualTo(one.prefix() + ".10").startsWith("127.");
            assertThat(one.icmpCheck()).isFalse();
        }
    }

    @Test
    void a_squatter_answers_until_it_leaves() throws IOException {
        try (LabNetwork network = LabNetwork.loopback()) {
            LabNetwork.Squatter squatter = network.squat(network.address(20));
            new Socket(network.address(20), 8080).close();

            squatter.close();

            assertThatThrownBy(() -> new Socket(network.address(20), 8080).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void there_are_only_the_host_numbers_of_one_network() {
        try (LabNetwork network = LabNetwork.loopback()) {
            assertThatThrownBy(() -> network.address(255)).isInstanceOf(IllegalArgumentException.class);
            assertThat(network.gateway()).isEqualTo(network.prefix() + ".1");
        }
    }
}
