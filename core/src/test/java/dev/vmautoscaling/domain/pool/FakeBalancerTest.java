package dev.vmautoscaling.domain.pool;

import dev.vmautoscaling.domain.ippool.IpAddress;
import java.util.List;
import java.util.Optional;

class FakeBalancerTest extends BalancerContract {
    private final FakeBalancer balancer =
            new FakeBalancer().with(SHOP, new Monitor("/Common/shop-health", Optional.of("/health")));

    @Override
    protected Balancer balancer() {
        return balancer;
    }

    @Override
    protected int makeVirtualServer(String name, PoolId pool, Optional<String> iRule) {
        List<String> pickers =
                iRule.map(rule -> "iRule /Common/" + rule).stream().toList();
        balancer.with(new VirtualServer("/Common/" + name, Optional.of(VIP), 443, true, Optional.of(pool), pickers));
        return 443;
    }

    @Override
    protected void addNode(String name, IpAddress address) {
        balancer.withNode(address, name);
    }
}
