package dev.vmautoscaling.domain.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.domain.fault.FaultKind;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.pool.PoolMember.AdminState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Pools} keeps. An implementation starts each test with the two pools existing and empty, without
 * monitor, and with no nodes.
 */
public abstract class PoolsContract {
    protected static final PoolId SHOP = new PoolId("Common", "shop-pool");
    protected static final PoolId OTHER = new PoolId("Common", "other-pool");
    protected static final PoolId MISSING = new PoolId("Common", "no-such-pool");
    protected static final String MARK = "vm-autoscaler installation-1 shop member-1";
    protected static final Endpoint FIRST = new Endpoint(new IpAddress("10.20.0.11"), 8080);
    protected static final Endpoint SECOND = new Endpoint(new IpAddress("10.20.0.12"), 8080);
    protected static final Endpoint V6 = new Endpoint(new IpAddress("2001:db8::11"), 8080);

    protected abstract Pools pools();

    /** A person adds an enabled member without a mark. */
    protected abstract void addByHand(PoolId pool, Endpoint endpoint);

    protected abstract void setAdminStateByHand(PoolId pool, Endpoint endpoint, AdminState state);

    /** A person removes the member and forgets its node. */
    protected abstract void removeByHand(PoolId pool, Endpoint endpoint);

    protected abstract void addNodeByHand(String name, IpAddress address);

    /** Where something listens that clients can connect to. */
    protected abstract Endpoint listening();

    /** Clients hold this many connections to the pool's one enabled member, which is {@link #listening()}. */
    protected abstract void holdConnections(PoolId pool, Endpoint endpoint, int connections);

    /** The next write takes effect, but its answer does not arrive. */
    protected abstract void loseAnswerOfNextAdd();

    @Test
    void an_empty_pool_has_no_members() {
        assertThat(pools().members(SHOP)).isEmpty();
        assertThat(pools().member(SHOP, FIRST)).isEmpty();
    }

    @Test
    void a_pool_that_does_not_exist_is_a_permanent_fault() {
        assertPermanent(() -> pools().members(MISSING));
        assertPermanent(() -> pools().member(MISSING, FIRST));
        assertPermanent(() -> pools().add(MISSING, FIRST, MARK));
        assertPermanent(() -> pools().setAdminState(MISSING, FIRST, AdminState.ENABLED));
    }

    @Test
    void many_pools_are_read_at_once_and_one_that_does_not_exist_is_missing() {
        pools().add(SHOP, FIRST, MARK);
        addByHand(OTHER, FIRST);
        pools().add(OTHER, SECOND, MARK);
        pools().setAdminState(OTHER, SECOND, AdminState.FORCED_OFFLINE);

        Map<PoolId, List<PoolMember>> all = pools().members(Set.of(SHOP, OTHER, MISSING));

        assertThat(all).containsOnlyKeys(SHOP, OTHER);
        assertThat(all.get(SHOP)).containsExactlyInAnyOrderElementsOf(pools().members(SHOP));
        assertThat(all.get(OTHER)).containsExactlyInAnyOrderElementsOf(pools().members(OTHER));
        assertThat(pools().members(Set.of())).isEmpty();
    }

    @Test
    void a_new_member_is_disabled_and_carries_the_mark() {
        pools().add(SHOP, FIRST, MARK);

        PoolMember member = pools().member(SHOP, FIRST).orElseThrow();
        assertThat(member.endpoint()).isEqualTo(FIRST);
        assertThat(member.admin()).isEqualTo(AdminState.DISABLED);
        assertThat(member.mark()).isEqualTo(MARK);
        assertThat(member.ephemeral()).isFalse();
        assertThat(member.takesTraffic()).isFalse();
        assertThat(pools().members(SHOP)).containsExactly(member);
        assertThat(pools().nodeAt(FIRST.address())).isPresent();
    }

    @Test
    void an_ipv6_member_is_found_by_its_address() {
        pools().add(SHOP, V6, MARK);
        pools().setAdminState(SHOP, V6, AdminState.ENABLED);

        assertThat(pools().member(SHOP, V6)).get().extracting(PoolMember::admin).isEqualTo(AdminState.ENABLED);
        pools().remove(SHOP, V6, MARK);
        assertThat(pools().members(SHOP)).isEmpty();
        assertThat(pools().nodeAt(V6.address())).isEmpty();
    }

    @Test
    void adding_again_with_the_same_mark_leaves_the_member_as_it_is() {
        pools().add(SHOP, FIRST, MARK);
        pools().setAdminState(SHOP, FIRST, AdminState.ENABLED);

        pools().add(SHOP, FIRST, MARK);

        assertThat(pools().members(SHOP))
                .singleElement()
                .extracting(PoolMember::admin)
                .isEqualTo(AdminState.ENABLED);
    }

    @Test
    void a_member_of_somebody_else_is_neither_taken_over_nor_removed() {
        addByHand(SHOP, FIRST);
        pools().add(SHOP, SECOND, MARK);
        List<PoolMember> before = pools().members(SHOP);

        assertPermanent(() -> pools().add(SHOP, FIRST, MARK));
        assertPermanent(() -> pools().remove(SHOP, FIRST, MARK));
        assertPermanent(() -> pools().add(SHOP, SECOND, "another mark"));
        assertPermanent(() -> pools().remove(SHOP, SECOND, "another mark"));

        assertThat(pools().members(SHOP)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void every_admin_state_can_be_reached_from_every_other() {
        pools().add(SHOP, FIRST, MARK);
        for (AdminState from : AdminState.values()) {
            for (AdminState to : AdminState.values()) {
                pools().setAdminState(SHOP, FIRST, from);
                pools().setAdminState(SHOP, FIRST, to);
                assertThat(pools().member(SHOP, FIRST))
                        .get()
                        .extracting(PoolMember::admin)
                        .isEqualTo(to);
            }
        }
    }

    @Test
    void an_enabled_member_without_a_monitor_takes_traffic() {
        pools().add(SHOP, FIRST, MARK);
        pools().setAdminState(SHOP, FIRST, AdminState.ENABLED);

        assertThat(pools().member(SHOP, FIRST)).get().matches(PoolMember::takesTraffic);
    }

    @Test
    void what_a_person_set_is_seen() {
        pools().add(SHOP, FIRST, MARK);
        setAdminStateByHand(SHOP, FIRST, AdminState.FORCED_OFFLINE);

        assertThat(pools().member(SHOP, FIRST))
                .get()
                .extracting(PoolMember::admin)
                .isEqualTo(AdminState.FORCED_OFFLINE);
    }

    @Test
    void the_admin_state_of_a_missing_member_is_a_permanent_fault() {
        assertPermanent(() -> pools().setAdminState(SHOP, FIRST, AdminState.DISABLED));
    }

    @Test
    void connections_are_counted_per_member() {
        Endpoint busy = listening();
        pools().add(SHOP, FIRST, MARK);
        pools().add(SHOP, busy, MARK);
        pools().setAdminState(SHOP, busy, AdminState.ENABLED);
        holdConnections(SHOP, busy, 3);

        assertThat(pools().member(SHOP, FIRST))
                .get()
                .extracting(PoolMember::connections)
                .isEqualTo(0L);
        assertThat(pools().member(SHOP, busy))
                .get()
                .extracting(PoolMember::connections)
                .isEqualTo(3L);
    }

    @Test
    void a_removed_member_leaves_no_node_behind() {
        pools().add(SHOP, FIRST, MARK);

        pools().remove(SHOP, FIRST, MARK);
        pools().remove(SHOP, FIRST, MARK);

        assertThat(pools().members(SHOP)).isEmpty();
        assertThat(pools().nodeAt(FIRST.address())).isEmpty();
    }

    @Test
    void a_removal_that_was_cut_short_is_finished() {
        pools().add(SHOP, FIRST, MARK);
        removeByHand(SHOP, FIRST);

        pools().remove(SHOP, FIRST, MARK);

        assertThat(pools().nodeAt(FIRST.address())).isEmpty();
    }

    @Test
    void removing_from_a_pool_that_is_gone_does_nothing() {
        pools().remove(MISSING, FIRST, MARK);

        assertThat(pools().nodeAt(FIRST.address())).isEmpty();
    }

    @Test
    void a_node_that_another_pool_uses_stays() {
        pools().add(SHOP, FIRST, MARK);
        pools().add(OTHER, FIRST, MARK);

        pools().remove(SHOP, FIRST, MARK);

        assertThat(pools().nodeAt(FIRST.address())).isPresent();
        assertThat(pools().member(OTHER, FIRST)).isPresent();
    }

    @Test
    void a_node_that_somebody_else_made_is_used_under_its_name_and_stays() {
        addNodeByHand("web-11", FIRST.address());

        pools().add(SHOP, FIRST, MARK);
        assertThat(pools().member(SHOP, FIRST))
                .get()
                .extracting(PoolMember::name)
                .isEqualTo("web-11:8080");
        pools().remove(SHOP, FIRST, MARK);

        assertThat(pools().members(SHOP)).isEmpty();
        assertThat(pools().nodeAt(FIRST.address())).contains("web-11");
    }

    @Test
    void an_add_whose_answer_was_lost_can_be_repeated() {
        loseAnswerOfNextAdd();

        OutsideFault lost = catchThrowableOfType(OutsideFault.class, () -> pools().add(SHOP, FIRST, MARK));
        pools().add(SHOP, FIRST, MARK);

        assertThat(lost.kind()).isEqualTo(FaultKind.UNKNOWN_OUTCOME);
        assertThat(pools().members(SHOP))
                .singleElement()
                .extracting(PoolMember::mark)
                .isEqualTo(MARK);
    }

    @Test
    void members_added_at_once_are_all_there() {
        List<Endpoint> endpoints = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> new Endpoint(new IpAddress("10.20.1." + i), 8080))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            endpoints.forEach(endpoint -> threads.submit(() -> pools().add(SHOP, endpoint, MARK)));
        }

        assertThat(pools().members(SHOP))
                .extracting(PoolMember::endpoint)
                .containsExactlyInAnyOrderElementsOf(endpoints);
    }

    protected static void assertPermanent(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OutsideFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT));
    }
}
