package dev.vmautoscaling.server.web;

import dev.vmautoscaling.scaling.ScalingEvent;
import dev.vmautoscaling.server.openapi.Filters;
import dev.vmautoscaling.server.persistence.EventStore;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scaling events: what was done, step by step. */
@RestController
@RequestMapping("/api/autoscaling/events")
class EventController {
    private final EventStore events;
    private final PointsOfNoReturn pointsOfNoReturn;

    EventController(EventStore events, PointsOfNoReturn pointsOfNoReturn) {
        this.events = events;
        this.pointsOfNoReturn = pointsOfNoReturn;
    }

    @GetMapping
    Items<EventView> list(@Filters({"service", "state", "kind", "from", "to"}) Query query) {
        EventStore.Filter filter = new EventStore.Filter(
                query.text("service"),
                query.constant("state", ScalingEvent.State.class),
                query.constant("kind", ScalingEvent.Kind.class),
                query.instant("from"),
                query.instant("to"));
        return Items.of(events.list(filter, query.newestFirst("createdAt")), this::view);
    }

    @GetMapping("/{id}")
    EventView detail(@PathVariable String id) {
        return events.find(id).map(this::view).orElseThrow(() -> Refused.unknown("event", id, List.of()));
    }

    private EventView view(EventStore.Told told) {
        return EventView.of(told, pointsOfNoReturn);
    }
}
