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
        assertThat(leases.endRest(new IpAddress("10.0.0.100"))).isFalse();
        leases.release("a", NOON.plusSeconds(60));
        assertThat(leases.endRest(new IpAddress("10.0.0.100"))).isTrue();
        assertThat(leases.leases("shop", NOON)).isEmpty();
    }
}
