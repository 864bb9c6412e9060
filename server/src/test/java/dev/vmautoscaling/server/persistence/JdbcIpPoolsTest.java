package dev.vmautoscaling.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpPool;
import dev.vmautoscaling.domain.ippool.IpRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcIpPoolsTest {
    private final JdbcIpPools pools;

    JdbcIpPoolsTest(TestDatabase.Kind kind) {
        pools = new JdbcIpPools(kind.database());
    }

    @Test
    void a_pool_comes_back_as_it_was_given_and_can_be_replaced() {
        pools.save(pool("10.0.0.10-10.0.0.20"));
        pools.save(pool("fd00::10-fd00::20"));

        assertThat(pools.all()).containsExactly(pool("fd00::10-fd00::20"));
        assertThat(pools.find("shop")).contains(pool("fd00::10-fd00::20"));
    }

    @Test
    void what_is_deleted_is_not_found() {
        pools.save(pool("10.0.0.10"));
        assertThat(pools.delete("shop", 1)).isTrue();
        assertThat(pools.find("shop")).isEmpty();
        assertThat(pools.delete("shop", 1)).isFalse();
    }

    @Test
    void of_two_changes_made_from_one_version_one_is_taken() {
        assertThat(pools.create(pool("10.0.0.10"))).isPresent();
        assertThat(pools.create(pool("10.0.0.11"))).isEmpty();

        assertThat(pools.replace(pool("10.0.0.12"), 1)).map(StoredPool::version).contains(2L);
        assertThat(pools.replace(pool("10.0.0.13"), 1)).isEmpty();
        assertThat(pools.delete("shop", 1)).isFalse();
        assertThat(pools.find("shop")).contains(pool("10.0.0.12"));
    }

    private static IpPool pool(String range) {
        return new IpPool(
                "shop",
                List.of(IpRange.parse(range)),
                List.of(IpRange.parse("10.0.0.15")),
                24,
                new IpAddress("10.0.0.1"),
                List.of(new IpAddress("10.0.0.2")));
    }
}
