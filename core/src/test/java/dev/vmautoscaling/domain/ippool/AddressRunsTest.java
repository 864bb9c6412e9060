package dev.vmautoscaling.domain.ippool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressRunsTest {
    @Test
    void ranges_in_any_order_become_runs_without_overlap() {
        assertThat(runs("10.0.0.3-10.0.0.20", "10.0.0.1-10.0.0.10", "10.0.0.2-10.0.0.15", "10.0.0.4")
                        .runs())
                .extracting(IpRange::toString)
                .containsExactly("10.0.0.1-10.0.0.10", "10.0.0.11-10.0.0.15", "10.0.0.16-10.0.0.20");
    }

    @Test
    void a_large_network_is_counted_and_paged_without_being_listed() {
        AddressRuns network = runs("10.1.0.0/16").without(List.of(IpRange.parse("10.1.0.0-10.1.0.255")));

        assertThat(network.runs()).hasSize(1);
        assertThat(network.count()).isEqualTo(65_536 - 256);
        assertThat(network.part(65_278, 10))
                .extracting(IpAddress::value)
                .containsExactly("10.1.255.254", "10.1.255.255");
        assertThat(network.part(65_280, 10)).isEmpty();
    }

    @Test
    void a_page_goes_over_the_end_of_a_run() {
        assertThat(runs("10.0.0.1-10.0.0.2", "10.0.1.1-10.0.1.2").part(1, 2))
                .extracting(IpAddress::value)
                .containsExactly("10.0.0.2", "10.0.1.1");
    }

    @Test
    void both_families_stay_apart() {
        AddressRuns both = runs("2001:db8::1-2001:db8::4", "10.0.0.1-10.0.0.4");

        assertThat(both.without(List.of(IpRange.parse("2001:db8::2"), IpRange.parse("10.0.0.4")))
                        .runs())
                .extracting(IpRange::toString)
                .containsExactly(
                        "10.0.0.1-10.0.0.3", "2001:db8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:3-2001:db8:0:0:0:0:0:4");
    }

    @Test
    void an_overlap_is_found_by_its_run() {
        AddressRuns shop = runs("10.0.0.1-10.0.0.9", "10.0.0.20-10.0.0.29");

        assertThat(shop.overlap(runs("10.0.0.10-10.0.0.20"))).contains(IpRange.parse("10.0.0.20-10.0.0.29"));
        assertThat(shop.overlap(runs("10.0.0.10-10.0.0.19"))).isEmpty();
    }

    @Test
    void runs_less_holes_are_what_sets_of_addresses_would_be() {
        Random random = new Random(20261123);
        for (int round = 0; round < 300; round++) {
            List<IpRange> ranges = ranges(random, 1 + random.nextInt(6));
            List<IpRange> holes = ranges(random, random.nextInt(8));
            TreeSet<IpAddress> expected =
                    new TreeSet<>(AddressRunsTest.all(ranges).toList());
            AddressRunsTest.all(holes).forEach(expected::remove);

            AddressRuns rest = AddressRuns.of(ranges).without(holes);

            assertThat(rest.stream()).containsExactlyElementsOf(expected);
            assertThat(rest.count()).isEqualTo(expected.size());
        }
    }

    private static List<IpRange> ranges(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int first = random.nextInt(60);
                    return IpRange.parse("10.0.0." + first + "-10.0.0." + (first + random.nextInt(20)));
                })
                .toList();
    }

    private static Stream<IpAddress> all(List<IpRange> ranges) {
        return ranges.stream().flatMap(IpRange::addresses);
    }

    private static AddressRuns runs(String... ranges) {
        return AddressRuns.of(Stream.of(ranges).map(IpRange::parse).toList());
    }
}
