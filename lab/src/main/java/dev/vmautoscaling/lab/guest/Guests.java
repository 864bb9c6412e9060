package dev.vmautoscaling.lab.guest;

import dev.vmautoscaling.lab.journal.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All guests of one host process, and the standing orders on how they report their health. One caller at a time. */
final class Guests implements AutoCloseable {
    private final GuestClock clock;
    private final Consumer<JournalEntry> journal;
    private final Map<String, Guest> running = new HashMap<>();
    private final List<HealthOrder> orders = new ArrayList<>();

    Guests(GuestClock clock, Consumer<JournalEntry> journal) {
        this.clock = clock;
        this.journal = journal;
    }

    HostAnswer obey(HostCommand command) throws IOException {
        return switch (command) {
            case HostCommand.Start start -> start(start.guest());
            case HostCommand.Stop stop -> stop(stop.name());
            case HostCommand.Health health -> health(health.order());
        };
    }

    private HostAnswer start(GuestSpec spec) throws IOException {
        if (running.containsKey(spec.name())) {
            return new HostAnswer.Refused("guest " + spec.name() + " runs already");
        }
        Guest guest = Guest.boot(spec, healthOf(spec.name()), clock, journal);
        running.put(spec.name(), guest);
        return new HostAnswer.Started(new RunningGuest(spec.name(), spec.address(), guest.ports()));
    }

    private HostAnswer stop(String name) {
        Guest guest = running.remove(name);
        if (guest != null) {
            guest.close();
        }
        return new HostAnswer.Stopped(name);
    }

    private HostAnswer health(HealthOrder order) throws IOException {
        orders.add(order);
        int changed = 0;
        for (Guest guest : running.values()) {
            if (order.coversRunning(guest.spec().name())) {
                guest.health(order.mode());
                changed++;
            }
        }
        return new HostAnswer.HealthSet(changed);
    }

    /** The last order that covers a guest wins. */
    private HealthMode healthOf(String name) {
        return orders.reversed().stream()
                .filter(order -> order.coversNew(name))
                .map(HealthOrder::mode)
                .findFirst()
                .orElse(HealthMode.PASS);
    }

    @Override
    public void close() {
        running.values().forEach(Guest::close);
        running.clear();
    }
}
