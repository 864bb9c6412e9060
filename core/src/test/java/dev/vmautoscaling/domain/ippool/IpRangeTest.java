package dev.vmautoscaling.domain.ippool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.10-10.0.0.20, 10.0.0.10, 10.0.0.20",
        "10.0.0.10 - 10.0.0.20, 10.0.0.10, 10.0.0.20",
        "10.0.0.10, 10.0.0.10, 10.0.0.10",
        "10.0.0.19/28, 10.0.0.16, 10.0.0.31",
        "10.0.0.19/32, 10.0.0.19, 10.0.0.19",
        "2001:db8::1:0/112, 2001:db8::1:0, 2001:db8::1:ffff",
        "0.0.0.5/30, 0.0.0.4, 0.0.0.7"
    })
    void reads_all_three_forms(String text, String first, String last) {
        assertThat(IpRange.parse(text)).isEqualTo(new IpRange(new IpAddress(first), new IpAddress(last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.20-10.0.0.10",
                "10.0.0.1-2001:db8::1",
                "10.0.0.0/8",
                "10.0.0.0/33",
                "10.0.0.0/x",
                "10.0.0.0/",
                "10.0.0.1-",
                "shop"
            })
    void refuses_what_is_no_range(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse(text));
    }

    @Test
    void the_largest_range_is_a_16_bit_network() {
        assertThat(IpRange.parse("10.0.0.0/16").addresses()).hasSize(IpRange.MAX_SIZE);
    }

    @Test
    void lists_and_contains_both_ends() {
        IpRange range = IpRange.parse("10.0.0.254-10.0.1.1");

        assertThat(range.addresses().map(IpAddress::value))
                .containsExactly("10.0.0.254", "10.0.0.255", "10.0.1.0", "10.0.1.1");
        assertThat(range.contains(new IpAddress("10.0.1.1"))).isTrue();
        assertThat(range.contains(new IpAddress("10.0.1.2"))).isFalse();
        assertThat(range.contains(new IpAddress("2001:db8::1"))).isFalse();
    }

    @Test
    void is_written_as_it_is_read() {
        assertThat(IpRange.parse("10.0.0.1-10.0.0.2")).hasToString("10.0.0.1-10.0.0.2");
        assertThat(IpRange.parse("10.0.0.1")).hasToString("10.0.0.1");
    }
}
