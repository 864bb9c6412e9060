package dev.vmautoscaling.lab.f5;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Local users, and the lock that wrong passwords put on one (facts 1, brute force lock-out; the figures are [M]). */
final class Users {

    private static final int WRONG_PASSWORDS = 10;
    private static final Duration LOCKED = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, Instant> lockedUntil = new ConcurrentHashMap<>();

    Users(InstantSource clock) {
        this.clock = clock;
    }

    void add(User user) {
        users.put(user.name(), user);
    }

    /** By name. */
    List<User> all() {
        return users.values().stream().sorted(Comparator.comparing(User::name)).toList();
    }

    Optional<User> find(String name) {
        return Optional.ofNullable(users.get(name));
    }

    /** The user, where the password is right and the account not locked. */
    Optional<User> verify(String name, String password) {
        Instant locked = lockedUntil.get(name);
        if (locked != null && clock.instant().isBefore(locked)) {
            return Optional.empty();
        }
        Optional<User> user = find(name).filter(known -> known.password().equals(password));
        if (user.isPresent()) {
            failures.remove(name);
        } else if (failures.merge(name, 1, Integer::sum) >= WRONG_PASSWORDS) {
            failures.remove(name);
            lockedUntil.put(name, clock.instant().plus(LOCKED));
        }
        return user;
    }
}
