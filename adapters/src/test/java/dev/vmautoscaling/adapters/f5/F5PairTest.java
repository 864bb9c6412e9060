package dev.vmautoscaling.adapters.f5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.f5.F5Pools.Flushed;
import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.Endpoint;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import dev.vmautoscaling.lab.f5.F5Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pairs: the active unit is found, and what is written reaches the other one and the disks. */
class F5PairTest {
    private static final PoolId SHOP = new PoolId("Common", "shop-pool");
    private static final String MARK = "vm-autoscaler installation-1 shop member-1";

    private final Device device = new Device();
    private final F5Simulator first = device.start();
    private final F5Simulator second = device.start();

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void the_active_unit_is_written_to_whichever_comes_first() {
        first.pairWith(second, "pair", false);
        F5Pools pools = device.open(second, first);

        pools.add(SHOP, at(1), MARK);

        assertThat(first.members()).hasSize(1);
        assertThat(second.members()).isEmpty();
    }

    @Test
    void after_a_fail_over_the_other_unit_is_used() {
        first.pairWith(second, "pair", true);
        F5Pools pools = device.open(first, second);
        pools.add(SHOP, at(1), MARK);

        first.failover(false);
        pools.add(SHOP, at(2), MARK);

        assertThat(pools.members(SHOP)).hasSize(2);
        assertThat(second.members()).hasSize(2);
    }

    @Test
    void a_unit_that_does_not_answer_hides_no_other() {
        first.pairWith(second, "pair", true);
        F5Pools pools = device.open(first, second);
        first.failover(false);
        first.close();

        assertThat(pools.members(SHOP)).isEmpty();
    }

    @Test
    void a_standby_unit_alone_is_never_written_to() {
        first.pairWith(second, "pair", false);
        F5Pools pools = device.open(second);

        OutsideFault fault = catchThrowableOfType(OutsideFault.class, () -> pools.add(SHOP, at(1), MARK));

        assertThat(fault.kind()).isEqualTo(FaultKind.TRANSIENT);
        assertThat(fault).hasMessageContaining("STANDBY");
        assertThat(second.members()).isEmpty();
    }

    @Test
    void many_writes_are_synced_and_saved_once() {
        first.pairWith(second, "pair", false);
        F5Pools pools = device.open(first, second);
        for (int i = 1; i <= 5; i++) {
            pools.add(SHOP, at(i), MARK);
            pools.setAdminState(SHOP, at(i), AdminState.ENABLED);
        }
        assertThat(device.calls("POST sys/config")).isZero();

        assertThat(pools.flush()).isEqualTo(Flushed.PENDING);
        assertThat(pools.flush()).isEqualTo(Flushed.CLEAN);
        assertThat(pools.flush()).isEqualTo(Flushed.CLEAN);

        assertThat(second.members()).hasSize(5);
        assertThat(first.hasUnsavedChanges()).isFalse();
        assertThat(device.calls("POST cm/config-sync")).isEqualTo(1);
        assertThat(device.calls("POST sys/config")).isEqualTo(2);
        assertThat(device.alarms()).isEmpty();
    }

    @Test
    void changes_of_others_that_wait_are_never_synced() {
        first.pairWith(second, "pair", false);
        F5Pools pools = device.open(first, second);
        first.foreignChange();

        pools.add(SHOP, at(1), MARK);
        assertThat(pools.flush()).isEqualTo(Flushed.HELD_BACK);
        pools.add(SHOP, at(2), MARK);
        assertThat(pools.flush()).isEqualTo(Flushed.HELD_BACK);

        assertThat(device.calls("POST cm/config-sync")).isZero();
        assertThat(second.members()).isEmpty();
        assertThat(first.hasUnsavedChanges()).isFalse();
        assertThat(device.alarms()).hasSize(2).allMatch(alarm -> alarm.contains("changes of others"));
    }

    @Test
    void when_the_others_have_synced_ours_went_along() {
        first.pairWith(second, "pair", false);
        F5Pools pools = device.open(first, second);
        first.foreignChange();
        pools.add(SHOP, at(1), MARK);
        pools.flush();

        new People(first).send("POST", "/cm", "{\"command\":\"run\",\"utilCmdArgs\":\"config-sync to-group pair\"}");

        assertThat(pools.flush()).isEqualTo(Flushed.CLEAN);
        assertThat(second.members()).hasSize(1);
        assertThat(device.alarms()).isEmpty();
    }

    @Test
    void a_group_that_syncs_by_itself_is_only_saved() {
        first.pairWith(second, "pair", true);
        F5Pools pools = device.open(first, second);
        pools.add(SHOP, at(1), MARK);

        pools.flush();

        assertThat(pools.flush()).isEqualTo(Flushed.CLEAN);
        assertThat(device.calls("POST cm/config-sync")).isZero();
        assertThat(device.calls("POST sys/config")).isEqualTo(2);
    }

    @Test
    void a_unit_that_stands_alone_is_saved() {
        F5Pools pools = device.open(first);
        assertThat(pools.flush()).isEqualTo(Flushed.CLEAN);
        assertThat(device.calls()).isEmpty();
        pools.add(SHOP, at(1), MARK);
        assertThat(first.hasUnsavedChanges()).isTrue();

        assertThat(pools.flush()).isEqualTo(Flushed.CLEAN);

        assertThat(first.hasUnsavedChanges()).isFalse();
    }

    private static Endpoint at(int last) {
        return new Endpoint(new IpAddress("10.20.0." + last), 8080);
    }
}
