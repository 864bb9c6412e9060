package dev.vmautoscaling.server.web;

import dev.vmautoscaling.domain.capacity.EffectiveMax;
import dev.vmautoscaling.domain.capacity.Room;
import java.util.List;
import java.util.Optional;

/**
 * What a config's maximum can really reach.
 *
 * @param words such as "max 10, can reach 7, limited by free addresses"
 * @param limitedBy {@code addresses}, {@code datastore} or {@code hosts}; absent when max can be reached
 * @param rooms what was looked at
 */
record EffectiveMaxView(int max, int reachable, String words, Optional<String> limitedBy, List<RoomView> rooms) {
    /** @param members how many more members there is room for */
    record RoomView(String limit, long members, String evidence) {
        static RoomView of(Room room) {
            return new RoomView(Words.of(room.limit()), room.members(), room.evidence());
        }
    }

    static EffectiveMaxView of(EffectiveMax max) {
        return new EffectiveMaxView(
                max.max(),
                max.reachable(),
                max.words(),
                max.limitedBy().map(room -> Words.of(room.limit())),
                max.rooms().stream().map(RoomView::of).toList());
    }
}
