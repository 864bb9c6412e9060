package dev.vmautoscaling.domain.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmautoscaling.domain.ippool.AddressRuns;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.ippool.IpRange;
import dev.vmautoscaling.domain.vm.HostRoom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectiveMaxTest {
    private static final long GIB = 1L << 30;
    private static final VmSize VM = new VmSize(2, 4 * GIB, 16 * GIB);

    @Test
    void the_scarcest_limits_and_is_named() {
        EffectiveMax max = EffectiveMax.of(10, 4, List.of(room(Limit.DATASTORE, 9), room(Limit.ADDRESSES, 3)));

        assertThat(max.words()).isEqualTo("max 10, can reach 7, limited by free addresses");
        assertThat(max.limitedBy().orElseThrow().limit()).isEqualTo(Limit.ADDRESSES);
    }

    @Test
    void room_beyond_max_and_nothing_known_limit_nothing() {
        assertThat(EffectiveMax.of(4, 2, List.of(room(Limit.HOSTS, 2))).words()).isEqualTo("max 4 can be reached");
        assertThat(EffectiveMax.of(4, 2, List.of()).isReduced()).isFalse();
        assertThat(EffectiveMax.of(4, 6, List.of(room(Limit.HOSTS, 0))).isReduced())
                .isFalse();
    }

    @Test
    void addresses_that_are_taken_make_no_room() {
        AddressRuns usable = AddressRuns.of(List.of(IpRange.parse("10.0.0.10-10.0.0.14")));

        Room room = Room.ofAddresses(usable, Set.of(new IpAddress("10.0.0.10"), new IpAddress("10.0.9.9")));

        assertThat(room.members()).isEqualTo(4);
        assertThat(room.evidence()).isEqualTo("4 of 5 addresses are free");
    }

    @Test
    void a_datastore_has_room_for_whole_disks() {
        assertThat(Room.ofDatastore("ssd", 47 * GIB, VM).members()).isEqualTo(2);
        assertThat(Room.ofDatastore("ssd", 47 * GIB, VM).evidence())
                .isEqualTo("datastore ssd has 47 GiB free; a VM takes 16 GiB");
    }

    @Test
    void what_is_left_over_on_two_hosts_makes_no_vm() {
        HostRoom six = new HostRoom("esx1", true, 16, 2_000, 0, 64 * GIB, 58 * GIB);
        HostRoom seven = new HostRoom("esx2", true, 16, 2_000, 0, 64 * GIB, 57 * GIB);
        HostRoom busy = new HostRoom("esx3", true, 16, 2_000, 29_000, 64 * GIB, 0);
        HostRoom closed = new HostRoom("esx4", false, 16, 2_000, 0, 64 * GIB, 0);

        assertThat(Room.ofHosts(List.of(six, seven), VM).members()).isEqualTo(2);
        assertThat(Room.ofHosts(List.of(busy), VM).members()).isZero();
        assertThat(Room.ofHosts(List.of(closed), VM).members()).isZero();
        assertThat(Room.ofHosts(List.of(six, closed), VM).evidence())
                .isEqualTo(
                        "esx1 has 6.0 GiB and 32000 MHz free; 1 take no VMs now; a VM takes 4.0 GiB and 2 processors");
    }

    private static Room room(Limit limit, long members) {
        return new Room(limit, members, "");
    }
}
