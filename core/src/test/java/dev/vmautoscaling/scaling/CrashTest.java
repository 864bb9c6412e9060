package dev.vmautoscaling.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.Lease;
import dev.vmautoscaling.engine.DyingWorkflows;
import dev.vmautoscaling.engine.Order;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The control plane dies at every instant at which something is written, and comes back. */
class CrashTest {
    /** Lets the story die at its first save, its second, and so on until it no longer dies. Returns how often it died. */
    private static int everywhere(
            boolean afterSaving, Consumer<World> before, Consumer<World> begin, Consumer<World> check) {
        int deaths = 0;
        while (true) {
            World world = new World();
            before.accept(world);
            int save = deaths + 1;
            world.recordingThrough(store -> new DyingWorkflows(store, save, afterSaving));
            begin.accept(world);
            try {
                world.runToTheEnd();
                return deaths;
            } catch (DyingWorkflows.Died death) {
                deaths++;
                world.restart();
                world.time.advance(Duration.ofSeconds(20));
                world.runToTheEnd();
                check.accept(world);
            }
        }
    }

    private static void inService(World world) {
        assertThat(world.member().state()).isEqualTo(MemberState.IN_SERVICE);
        assertThat(world.created()).hasSize(1);
        assertThat(world.inPool(world.member()).orElseThrow().takesTraffic()).isTrue();
    }

    private static void gone(World world) {
        assertThat(world.traces()).isEmpty();
        assertThat(world.member().state()).isEqualTo(MemberState.TERMINATED);
    }

    @Test
    void scale_out_is_finished_wherever_it_died() {
        for (boolean afterSaving : new boolean[] {false, true}) {
            int deaths =
                    everywhere(afterSaving, world -> {}, world -> world.busy().decide(), CrashTest::inService);
            assertThat(deaths).isGreaterThan(20);
        }
    }

    @Test
    void a_scale_out_that_fails_is_undone_wherever_it_died() {
        for (boolean afterSaving : new boolean[] {false, true}) {
            int deaths = everywhere(
                    afterSaving,
                    world -> world.pools.newMembersAre(dev.vmautoscaling.domain.pool.PoolMember.Availability.DOWN),
                    world -> world.busy().decide(),
                    world -> {
                        assertThat(world.traces()).isEmpty();
                        assertThat(world.member().state()).isEqualTo(MemberState.ABANDONED);
                    });
            assertThat(deaths).isGreaterThan(20);
        }
    }

    @Test
    void scale_in_is_finished_wherever_it_died() {
        for (boolean afterSaving : new boolean[] {false, true}) {
            int deaths = everywhere(
                    afterSaving,
                    World::withOneCreated,
                    world -> world.idleFor(Duration.ofMinutes(20)).decide(),
                    CrashTest::gone);
            assertThat(deaths).isGreaterThan(18);
        }
    }

    @Test
    void an_undo_of_scale_in_is_finished_wherever_it_died() {
        int deaths = everywhere(
                false,
                World::withOneCreated,
                world -> {
                    world.pools.setConnections(
                            Configs.POOL,
                            world.inPool(world.member()).orElseThrow().endpoint(),
                            1);
                    world.idleFor(Duration.ofMinutes(20)).decide();
                    world.ledger
                            .workflows()
                            .order(world.ledger.workflows().live().getFirst(), Order.UNDO);
                },
                CrashTest::inServiceOrGone);
        assertThat(deaths).isPositive();
    }

    private static void inServiceOrGone(World world) {
        if (world.member().state() == MemberState.IN_SERVICE) {
            inService(world);
        } else {
            gone(world);
        }
    }

    @Test
    void the_address_is_always_the_one_that_is_leased() {
        for (int save = 1; save <= 8; save++) {
            int deadly = save;
            World world = new World();
            IpAddress taken = new IpAddress("10.0.0.101");
            world.squatters.add(taken);
            world.recordingThrough(store -> new DyingWorkflows(store, deadly, false));
            world.busy().decide();
            assertThatThrownBy(world::runToTheEnd).isInstanceOf(DyingWorkflows.Died.class);
            world.squatters.remove(taken);
            world.restart();
            world.runToTheEnd();
            assertThat(world.leases.heldBy(world.member().id()).map(Lease::address))
                    .as("died at save %d", save)
                    .isEqualTo(world.member().address());
        }
    }
}
