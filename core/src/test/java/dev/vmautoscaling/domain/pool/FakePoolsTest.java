package dev.vmautoscaling.domain.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.domain.pool.PoolMember.Availability;
import org.junit.jupiter.api.Test;

class FakePoolsTest extends PoolsContract {
    private final FakePools pools = new FakePools().withPool(SHOP).withPool(OTHER);

    @Override
    protected Pools pools() {
        return pools;
    }

    @Override
    protected void addByHand(PoolId pool, Endpoint endpoint) {
        pools.addByHand(pool, endpoint);
    }

    @Override
    protected void setAdminStateByHand(PoolId pool, Endpoint endpoint, AdminState state) {
        pools.setAdminStateByHand(pool, endpoint, state);
    }

    @Override
    protected void removeByHand(PoolId pool, Endpoint endpoint) {
        pools.removeByHand(pool, endpoint);
    }

    @Override
    protected void addNodeByHand(String name, IpAddress address) {
        pools.addNodeByHand(name, address);
    }

    @Override
    protected Endpoint listening() {
        return SECOND;
    }

    @Override
    protected void holdConnections(PoolId pool, Endpoint endpoint, int connections) {
        pools.setConnections(pool, endpoint, connections);
    }

    @Override
    protected void loseAnswerOfNextAdd() {
        pools.loseAnswerOfNext("add");
    }

    @Test
    void a_scripted_fault_has_no_effect_and_strikes_once() {
        OutsideFault fault = new OutsideFault(FaultKind.TRANSIENT, "F5", "add", "503", "wait");
        pools.failNext("add", fault);

        assertThatThrownBy(() -> pools.add(SHOP, FIRST, MARK)).isSameAs(fault);
        assertThat(pools.all()).isEmpty();
        pools.add(SHOP, FIRST, MARK);
        assertThat(pools.all()).hasSize(1);
        assertThat(pools.faults().calls()).containsExactly("add", "add");
    }

    @Test
    void a_device_that_is_down_stays_so_until_it_recovers() {
        pools.faults().failAll(new OutsideFault(FaultKind.TRANSIENT, "F5", "ask", "connection refused", "wait"));

        assertThatThrownBy(() -> pools.members(SHOP)).isInstanceOf(OutsideFault.class);
        assertThatThrownBy(() -> pools.members(SHOP)).isInstanceOf(OutsideFault.class);
        pools.faults().recover();
        assertThat(pools.members(SHOP)).isEmpty();
    }

    @Test
    void an_operation_that_the_port_does_not_have_cannot_be_scripted() {
        assertThatIllegalArgumentException().isThrownBy(() -> pools.loseAnswerOfNext("addd"));
    }

    @Test
    void availability_is_what_the_test_says() {
        pools.newMembersAre(Availability.CHECKING);
        pools.add(SHOP, FIRST, MARK);
        assertThat(pools.all(SHOP)).extracting(PoolMember::availability).containsExactly(Availability.CHECKING);

        pools.setAvailability(SHOP, FIRST, Availability.DOWN);
        assertThat(pools.all(SHOP)).extracting(PoolMember::availability).containsExactly(Availability.DOWN);
    }

    @Test
    void a_member_that_f5_made_itself_is_not_changed() {
        pools.addEphemeral(SHOP, FIRST);

        assertPermanent(() -> pools.setAdminState(SHOP, FIRST, AdminState.DISABLED));
        assertPermanent(() -> pools.remove(SHOP, FIRST, MARK));
    }
}
