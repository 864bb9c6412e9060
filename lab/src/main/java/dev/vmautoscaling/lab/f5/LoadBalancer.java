package dev.vmautoscaling.lab.f5;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Chooses the member for a new connection: round-robin, or the one with the fewest connections. */
final class LoadBalancer {

    private final Supplier<Configuration> configuration;
    private final LiveTargets live;
    private final Map<ObjectPath, AtomicInteger> turns = new ConcurrentHashMap<>();

    LoadBalancer(Supplier<Configuration> configuration, LiveTargets live) {
        this.configuration = configuration;
        this.live = live;
    }

    /** A member, and the traffic in which the connection is already counted. */
    record Choice(Item member, Traffic traffic) {}

    /** A member that takes the connection, or nothing where none is available. */
    Optional<Choice> choose(ObjectPath pool) {
        while (true) {
            Configuration now = configuration.get();
            List<Item> available = available(now, pool);
            if (available.isEmpty()) {
                return Optional.empty();
            }
            Item member = next(now, pool, available);
            Traffic traffic = traffic(pool, member);
            traffic.opened();
            // counted before looked at again: who reads 0 after having disabled the member will see no further one
            Configuration then = configuration.get();
            if (then == now
                    || available(then, pool).stream()
                            .anyMatch(item -> item.path().equals(member.path()))) {
                return Optional.of(new Choice(member, traffic));
            }
            traffic.withdrawn();
        }
    }

    private List<Item> available(Configuration now, ObjectPath pool) {
        List<Item> available = now.members(pool).values().stream()
                .filter(member -> live.carriesTraffic(now, pool, member))
                .filter(member -> hasRoom(pool, member))
                .toList();
        return preferred(now, pool, available);
    }

    /** The highest priority groups that together have {@code minActiveMembers}. */
    private static List<Item> preferred(Configuration now, ObjectPath pool, List<Item> available) {
        Item owner = now.pools().get(pool);
        int enough = owner == null ? 0 : owner.number("minActiveMembers");
        if (enough == 0 || available.size() <= enough) {
            return available;
        }
        int lowest = available.stream()
                .map(member -> member.number("priorityGroup"))
                .sorted(Comparator.reverseOrder())
                .skip(enough - 1L)
                .findFirst()
                .orElse(0);
        return available.stream()
                .filter(member -> member.number("priorityGroup") >= lowest)
                .toList();
    }

    private boolean hasRoom(ObjectPath pool, Item member) {
        int limit = member.number("connectionLimit");
        return limit == 0 || traffic(pool, member).current() < limit;
    }

    private Item next(Configuration now, ObjectPath pool, List<Item> available) {
        int turn = turns.computeIfAbsent(pool, any -> new AtomicInteger()).getAndIncrement() & Integer.MAX_VALUE;
        Item owner = now.pools().get(pool);
        if (owner != null && owner.text("loadBalancingMode").startsWith("least-connections")) {
            return available.stream()
                    .min(Comparator.comparingInt(member -> traffic(pool, member).current()))
                    .orElseThrow();
        }
        return available.get(turn % available.size());
    }

    private Traffic traffic(ObjectPath pool, Item member) {
        return live.of(new LiveTargets.Key(pool, member.path())).traffic();
    }
}
