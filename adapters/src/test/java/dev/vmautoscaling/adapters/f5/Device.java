package dev.vmautoscaling.adapters.f5;

import dev.vmautoscaling.adapters.tls.Trust;
import dev.vmautoscaling.domain.connection.OutsideCalls;
import dev.vmautoscaling.lab.f5.F5Options;
import dev.vmautoscaling.lab.f5.F5Simulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Simulated units, the adapter that speaks to them, and what it was heard to do. */
final class Device implements AutoCloseable {
    private final List<F5Simulator> units = new ArrayList<>();
    private final List<F5Pools> opened = new ArrayList<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> alarms = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

    private final OutsideCalls hearing = (system, operation, outcome, took) -> calls.add(operation + " " + outcome);

    F5Simulator start() {
        InstantSource clock = () -> now;
        F5Simulator unit = new F5Simulator(F5Options.defaults().withClock(clock));
        units.add(unit);
        unit.createPool("shop-pool", "");
        unit.createPool("other-pool", "");
        return unit;
    }

    F5Pools open(F5Simulator... among) {
        return open("admin", "admin-password", among);
    }

    F5Pools open(String user, String password, F5Simulator... among) {
        List<F5Connection.Address> addresses = Stream.of(among)
                .map(unit -> new F5Connection.Address(
                        URI.create(unit.url()), Trust.of(Optional.of(unit.sha256()), Optional.empty())))
                .toList();
        return open(new F5Connection("lab-f5", addresses, user, password, 0));
    }

    F5Pools open(F5Connection connection) {
        F5Pools pools = connection.open(hearing, () -> now, new ConfigSyncAlarms() {
            @Override
            public void heldBack(String name, String reason) {
                alarms.add(name + ": " + reason);
            }

            @Override
            public void cleared(String name) {
                alarms.clear();
            }
        });
        opened.add(pools);
        return pools;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    long calls(String operation) {
        return calls().stream().filter(call -> call.startsWith(operation + " ")).count();
    }

    List<String> alarms() {
        return List.copyOf(alarms);
    }

    void forgetCalls() {
        calls.clear();
    }

    @Override
    public void close() {
        opened.forEach(F5Pools::close);
        units.forEach(F5Simulator::close);
    }
}
