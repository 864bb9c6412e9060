package dev.vmautoscaling.domain.ippool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Leases} keeps. An implementation starts each test with the pools it is given and no leases. */
public abstract class LeasesContract {
    protected static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));

    /** Five addresses, .100 to .104. */
    protected static final IpPool SHOP = pool("shop", "10.0.0.100-10.0.0.104");

    /** Shares .104 with {@link #SHOP}. */
    protected static final IpPool OVERLAPPING = pool("overlapping", "10.0.0.104-10.0.0.105");

    /** The store under test, in which both pools are defined. */
    protected abstract Leases leases();

    @Test
    void gives_the_lowest_free_address() {
        assertThat(address(reserve("a"))).isEqualTo("10.0.0.100");
        assertThat(address(reserve("b"))).isEqualTo("10.0.0.101");
        assertThat(leases().heldBy("b")).isEqualTo(reserve("b"));
        assertThat(leases().leases("shop", NOON)).extracting(Lease::holder).containsExactly("a", "b");
    }

    @Test
    void a_holder_that_asks_again_gets_the_same_address() {
        Optional<Lease> first = reserve("a");

        assertThat(reserve("a")).isEqualTo(first);
        assertThat(first)
                .contains(new Lease(new IpAddress("10.0.0.100"), "shop", "a", Lease.State.HELD, Optional.empty()));
    }

    @Test
    void an_exhausted_pool_has_nothing_to_give() {
        IntStream.range(0, 5).forEach(i -> assertThat(reserve("holder-" + i)).isPresent());

        assertThat(reserve("one-too-many")).isEmpty();
        assertThat(leases().heldBy("one-too-many")).isEmpty();
    }

    @Test
    void a_released_address_rests_until_its_time() {
        reserve("a");
        leases().release("a", ONE);

        assertThat(leases().heldBy("a")).isEmpty();
        assertThat(address(reserve("b"))).isEqualTo("10.0.0.101");
        assertThat(leases().leases("shop", NOON))
                .contains(
                        new Lease(new IpAddress("10.0.0.100"), "shop", "a", Lease.State.QUARANTINED, Optional.of(ONE)));

        Instant later = ONE.plusSeconds(1);
        assertThat(leases().leases("shop", later)).extracting(Lease::holder).containsExactly("b");
        assertThat(address(leases().reserve("shop", "c", later))).isEqualTo("10.0.0.100");
    }

    @Test
    void a_holder_may_come_back_after_its_release() {
        reserve("a");
        leases().release("a", ONE);

        assertThat(address(reserve("a"))).isEqualTo("10.0.0.101");
        assertThat(leases().leases("shop", NOON)).hasSize(2);
    }

    @Test
    void a_second_release_changes_nothing() {
        reserve("a");
        leases().release("a", ONE);
        leases().release("a", ONE.plus(Duration.ofDays(1)));
        leases().release("nobody", ONE);

        assertThat(leases().leases("shop", NOON))
                .singleElement()
                .extracting(Lease::restsUntil)
                .isEqualTo(Optional.of(ONE));
    }

    @Test
    void an_address_in_conflict_is_taken_from_its_holder() {
        reserve("a");
        leases().markConflict("a", "VM nas", ONE);

        assertThat(leases().heldBy("a")).isEmpty();
        assertThat(leases().leases("shop", NOON))
                .singleElement()
                .extracting(Lease::state)
                .isEqualTo(Lease.State.CONFLICT);
        assertThat(address(reserve("a"))).isEqualTo("10.0.0.101");
        leases().release("a", ONE);
        assertThat(leases().leases("shop", NOON))
                .extracting(Lease::state)
                .containsExactly(Lease.State.CONFLICT, Lease.State.QUARANTINED);
    }

    @Test
    void an_address_of_two_pools_is_held_once() {
        IntStream.range(0, 5).forEach(i -> reserve("holder-" + i));

        assertThat(address(leases().reserve("overlapping", "other", NOON))).isEqualTo("10.0.0.105");
    }

    @Test
    void a_pool_that_does_not_exist_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> leases().reserve("no-such-pool", "a", NOON));
    }

    @Test
    void no_address_is_held_twice_however_many_ask_at_once() throws Exception {
        List<Optional<Lease>> given =
                atOnce(IntStream.range(0, 12).mapToObj(i -> (Callable<Optional<Lease>>) () -> reserve("h" + i)));

        assertThat(given.stream().flatMap(Optional::stream).map(Lease::address))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void one_holder_that_asks_many_times_at_once_gets_one_address() throws Exception {
        List<Optional<Lease>> given =
                atOnce(IntStream.range(0, 8).mapToObj(i -> (Callable<Optional<Lease>>) () -> reserve("a")));

        assertThat(given).doesNotContain(Optional.empty());
        assertThat(given.stream().distinct()).hasSize(1);
        assertThat(leases().leases("shop", NOON)).hasSize(1);
    }

    private Optional<Lease> reserve(String holder) {
        return leases().reserve("shop", holder, NOON);
    }

    private static String address(Optional<Lease> lease) {
        return lease.orElseThrow().address().value();
    }

    private static <T> List<T> atOnce(Stream<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls.toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static IpPool pool(String name, String range) {
        return new IpPool(name, List.of(IpRange.parse(range)), List.of(), 24, new IpAddress("10.0.0.1"), List.of());
    }
}
