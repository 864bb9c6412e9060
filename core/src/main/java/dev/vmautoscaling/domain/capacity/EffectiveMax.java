package dev.vmautoscaling.domain.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a group's maximum can really reach now.
 *
 * @param max what the config says
 * @param reachable at most {@code max}
 * @param rooms what was looked at; what could not be looked at limits nothing
 */
public record EffectiveMax(int max, int reachable, List<Room> rooms) {
    public EffectiveMax {
        rooms = List.copyOf(rooms);
    }

    /** @param size base and created members that there are now */
    public static EffectiveMax of(int max, int size, List<Room> rooms) {
        long most = rooms.stream().mapToLong(Room::members).min().orElse(Integer.MAX_VALUE);
        return new EffectiveMax(max, (int) Math.min(max, size + most), rooms);
    }

    public boolean isReduced() {
        return reachable < max;
    }

    /** The scarcest, when the maximum cannot be reached. */
    public Optional<Room> limitedBy() {
        return isReduced() ? rooms.stream().min(Comparator.comparingLong(Room::members)) : Optional.empty();
    }

    /** Such as "max 10, can reach 7, limited by free addresses". */
    public String words() {
        return limitedBy()
                .map(room -> "max " + max + ", can reach " + reachable + ", limited by "
                        + room.limit().words())
                .orElse("max " + max + " can be reached");
    }
}
