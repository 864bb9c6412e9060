package dev.vmautoscaling.adapters.f5;

import static dev.vmautoscaling.domain.fault.FaultKind.PERMANENT;
import static dev.vmautoscaling.domain.fault.FaultKind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.fault.OutsideFault;
import dev.vmautoscaling.domain.pool.PoolId;
import dev.vmautoscaling.lab.f5.F5Simulator;
import dev.vmautoscaling.lab.f5.Fault;
import dev.vmautoscaling.lab.f5.FaultKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens: units count them, and wrong passwords too. */
class UnitSessionTest {
    private static final PoolId SHOP = new PoolId("Common", "shop-pool");
    private static final String LOGIN = "POST authn/login";

    private final Device device = new Device();
    private final F5Simulator unit = device.start();

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void nothing_is_sent_before_the_first_use() {
        device.open(unit);

        assertThat(device.calls()).isEmpty();
        assertThat(unit.tokens()).isZero();
    }

    @Test
    void all_callers_share_one_token() {
        F5Pools pools = device.open(unit);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> pools.members(SHOP));
            }
        }

        assertThat(unit.tokens()).isEqualTo(1);
        assertThat(device.calls(LOGIN)).isEqualTo(1);
        assertThat(device.calls("PATCH authz/tokens")).isEqualTo(1);
    }

    @Test
    void the_token_is_given_back_at_the_end() {
        F5Pools pools = device.open(unit);
        pools.members(SHOP);

        pools.close();

        assertThat(unit.tokens()).isZero();
    }

    @Test
    void the_token_is_renewed_before_it_runs_out() {
        F5Pools pools = device.open(unit);
        pools.members(SHOP);

        device.advance(Duration.ofHours(9));
        pools.members(SHOP);
        assertThat(device.calls(LOGIN)).isEqualTo(1);
        device.advance(Duration.ofMinutes(59));
        pools.members(SHOP);

        assertThat(device.calls(LOGIN)).isEqualTo(2);
        assertThat(unit.tokens()).isEqualTo(1);
        assertThat(device.calls()).noneMatch(call -> call.endsWith(" permanent"));
    }

    @Test
    void a_token_that_the_unit_lost_is_replaced_and_the_call_replayed() {
        F5Pools pools = device.open(unit);
        pools.members(SHOP);
        unit.arm(Fault.next(FaultKind.TOKENS_FORGOTTEN, 1));

        assertThat(pools.members(SHOP)).isEmpty();
        unit.arm(Fault.next(FaultKind.TOKENS_EXPIRED, 1));
        assertThat(pools.members(SHOP)).isEmpty();

        assertThat(device.calls(LOGIN)).isEqualTo(3);
    }

    @Test
    void a_refused_password_is_not_tried_again_for_a_while() {
        F5Pools pools = device.open("admin", "wrong", unit);

        for (int i = 0; i < 12; i++) {
            assertThat(faultOf(() -> pools.members(SHOP)).kind()).isEqualTo(PERMANENT);
        }
        assertThat(device.calls(LOGIN)).isEqualTo(1);
        assertThat(device.open(unit).members(SHOP)).isEmpty();

        device.advance(Duration.ofMinutes(16));
        faultOf(() -> pools.members(SHOP));
        assertThat(device.calls(LOGIN)).isEqualTo(3);
    }

    @Test
    void a_wrong_certificate_is_named() {
        Trust other = new Trust.Fingerprint("00".repeat(32));
        F5Pools pools = device.open(new F5Connection(
                "lab-f5",
                List.of(new F5Connection.Address(URI.create(unit.url()), other)),
                "admin",
                "admin-password",
                0));

        OutsideFault fault = faultOf(() -> pools.members(SHOP));

        assertThat(fault.kind()).isEqualTo(PERMANENT);
        assertThat(fault).hasMessageContaining("certificate");
        assertThat(fault.hint()).contains("fingerprint");
    }

    @Test
    void a_unit_that_is_switched_off_may_come_back() {
        unit.close();

        assertThat(faultOf(() -> device.open(unit).members(SHOP)).kind()).isEqualTo(TRANSIENT);
    }

    @Test
    void the_password_is_in_no_text() {
        F5Connection connection = new F5Connection(
                "lab-f5",
                List.of(new F5Connection.Address(
                        URI.create(unit.url()), Trust.of(Optional.of(unit.sha256()), Optional.empty()))),
                "admin",
                "secret-word",
                0);

        assertThat(connection.toString()).contains("lab-f5").doesNotContain("secret-word");
    }

    private static OutsideFault faultOf(Runnable call) {
        return catchThrowableOfType(OutsideFault.class, call::run);
    }
}
