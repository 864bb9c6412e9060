package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.decision.History;
import dev.vmautoscaling.scaling.ScaleOut;
import dev.vmautoscaling.scaling.ScalingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;

/** What the events of all groups have done lately, in three questions. */
final class Histories {
    private final Database database;
    private final Map<String, Gathered> services = new HashMap<>();

    private static final class Gathered {
        private final Set<ScalingEvent.Kind> running = EnumSet.noneOf(ScalingEvent.Kind.class);
        private final Map<ScalingEvent.Kind, Instant> ended = new EnumMap<>(ScalingEvent.Kind.class);
        private final List<Instant> failed = new ArrayList<>();

        History history() {
            return new History(
                    running.contains(ScalingEvent.Kind.SCALE_OUT),
                    running.contains(ScalingEvent.Kind.SCALE_IN),
                    Optional.ofNullable(ended.get(ScalingEvent.Kind.SCALE_OUT)),
                    Optional.ofNullable(ended.get(ScalingEvent.Kind.SCALE_IN)),
                    failed);
        }
    }

    Histories(Database database) {
        this.database = database;
    }

    Map<String, History> since(Instant since) {
        each(
                "select distinct service, kind from scaling_event where state = 'RUNNING'",
                row -> of(Columns.text(row, "service"))
                        .running
                        .add(Columns.value(row, "kind", ScalingEvent.Kind.class)));
        each(
                """
                select service, kind, max(ended_at) as ended_at from scaling_event
                where ended_at >= ? and (state in ('SUCCEEDED', 'PARTIAL') or (state = 'UNDONE' and kind = 'SCALE_IN'))
                group by service, kind""",
                row -> of(Columns.text(row, "service"))
                        .ended
                        .put(Columns.value(row, "kind", ScalingEvent.Kind.class), Columns.instant(row, "ended_at")),
                since);
        each(
                """
                select e.service as service, e.ended_at as ended_at
                from scaling_event e join workflow w on w.event = e.id
                where e.state in ('UNDONE', 'PARTIAL') and e.ended_at >= ? and w.kind = ? and w.state = 'UNDONE'
                order by e.ended_at""",
                row -> of(Columns.text(row, "service")).failed.add(Columns.instant(row, "ended_at")),
                since,
                ScaleOut.KIND);
        return services.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().history()));
    }

    private void each(String sql, RowCallbackHandler row, Object... values) {
        database.sql(sql, values).query(row);
    }

    private Gathered of(String service) {
        return services.computeIfAbsent(service, name -> new Gathered());
    }
}
