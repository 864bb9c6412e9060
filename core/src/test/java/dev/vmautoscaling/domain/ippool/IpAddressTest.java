package dev.vmautoscaling.domain.ippool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @Test
    void two_spellings_of_an_address_are_one() {
        assertThat(new IpAddress("2001:DB8::1")).isEqualTo(new IpAddress("2001:db8:0:0:0:0:0:1"));
        assertThat(new IpAddress("10.0.0.1")).hasToString("10.0.0.1");
    }

    @Test
    void addresses_are_ordered_by_number_and_by_family() {
        assertThat(Stream.of("2001:db8::1", "10.0.0.100", "10.0.0.9", "9.255.255.255")
                        .map(IpAddress::new)
                        .sorted()
                        .map(IpAddress::value))
                .containsExactly("9.255.255.255", "10.0.0.9", "10.0.0.100", "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void the_family_is_known() {
        assertThat(new IpAddress("::1").isV6()).isTrue();
        assertThat(new IpAddress("127.0.0.1").isV6()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web1",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1 ",
                "010.0.0.1",
                "1:2",
                "fe80::1%eth0",
                "10.0.0.1/24"
            })
    void what_is_not_a_literal_address_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpAddress(text))
                .withMessageContaining(text);
    }
}
