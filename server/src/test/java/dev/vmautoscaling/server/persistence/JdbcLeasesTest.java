package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Leases;
import dev.vmautoscaling.domain.ippool.LeasesContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcLeasesTest extends LeasesContract {
    private final JdbcLeases leases;

    JdbcLeasesTest(TestDatabase.Kind kind) {
        Database database = kind.database();
        JdbcIpPools pools = new JdbcIpPools(database);
        pools.save(SHOP);
        pools.save(OVERLAPPING);
        leases = new JdbcLeases(database, pools);
    }

    @Override
    protected Leases leases() {
        return leases;
    }

    @Test
    void an_operator_may_end_the_rest_of_an_address_but_not_take_one_that_is_held() {
        leases.reserve("shop", "a", NOON);
        assertThat(leases.endRest(new IpAddress("10.0.0.100"), "ada: it was never used"))
                .isFalse();
        leases.release("a", NOON.plusSeconds(60));
        assertThat(leases.endRest(new IpAddress("10.0.0.100"), "ada: it was never used"))
                .isTrue();
        assertThat(leases.leases("shop", NOON)).isEmpty();
    }

    @Test
    void what_became_of_an_address_is_told_newest_first() {
        IpAddress first = new IpAddress("10.0.0.100");
        leases.reserve("shop", "a", NOON);
        leases.release("a", NOON.plusSeconds(60));
        leases.reserve("shop", "b", NOON.plusSeconds(61));
        leases.markConflict("b", "VM nas", NOON.plusSeconds(3600));
        leases.markConflict("b", "VM nas", NOON.plusSeconds(9999));
        leases.endRest(first, "ada: the nas is gone");
        leases.endRest(first, "twice");

        assertThat(leases.history(first, Paging.first(10)).items())
                .extracting(change -> change.state() + " " + change.holder() + " " + change.note())
                .containsExactly(
                        "FREE b ada: the nas is gone",
                        "CONFLICT b used by VM nas",
                        "HELD b ",
                        "QUARANTINED a ",
                        "HELD a ");
        assertThat(leases.history(first, new Paging(1, 1, false))
                        .items()
                        .getFirst()
                        .restsUntil())
                .contains(NOON.plusSeconds(3600));
        assertThat(leases.history(new IpAddress("10.0.0.101"), Paging.first(10)).total())
                .isZero();
        assertThat(leases.purgeHistoryBefore(NOON.plusSeconds(1_000_000_000))).isEqualTo(5);
    }

    @Test
    void what_is_not_free_is_known_by_address_over_all_pools() {
        leases.reserve("shop", "a", NOON);
        leases.reserve("overlapping", "b", NOON);
        leases.release("b", NOON.plusSeconds(60));

        assertThat(leases.notFree(NOON)).containsOnlyKeys(new IpAddress("10.0.0.100"), new IpAddress("10.0.0.104"));
        assertThat(leases.notFree(NOON.plusSeconds(61))).containsOnlyKeys(new IpAddress("10.0.0.100"));
    }
}
