package dev.vmautoscaling.server.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything there is to see, each thing with a mark that differs when the thing does: whoever looks twice knows what has
 * changed, whichever replica has changed it. Nothing has to be written for that.
 */
public final class Sights {
    /** What ends by itself is told of for so long: longer than clocks of replicas differ, and than anybody needs to look again. */
    private static final Duration RECENT = Duration.ofMinutes(2);

    /** One statement, so that all of it is of one moment. */
    private static final String LOOK = """
            select 'CONFIG' as kind, service as id, service as service, true as can_vanish,
                revision || ' ' || enabled || case when deleted_at is null then '' else ' deleted' end as mark
            from scaling_group
            union all
            select 'MEMBER', id, service, true,
                state || ' ' || coalesce(address, '') || ' ' || coalesce(vm, '') || ' ' || monitored || ' ' || is_protected
            from member where state not in ('TERMINATED', 'ABANDONED')
            union all
            select 'EVENT', id, service, state in ('RUNNING', 'STUCK'), state
            from scaling_event where state in ('RUNNING', 'STUCK') or created_at >= :recent or ended_at >= :recent
            union all
            select 'WORKFLOW', id, service, true, writes || ' ' || epoch || ' ' || coalesce(waiting_order, '')
            from workflow where state in ('PENDING', 'RUNNING', 'WAITING', 'UNDOING', 'STUCK')
            union all
            select 'DECISION', cast(id as varchar(20)), service, false, kind from decision where last_at >= :recent
            union all
            select 'ALERT', fingerprint, service, true, silenced || ' ' || inhibited from alert where status = 'FIRING'
            union all
            select 'KILL_SWITCH', scope, case when scope = '*' then null else scope end, true,
                position || ' ' || set_by || ' ' || reason
            from kill_switch
            union all
            select 'DRIFT', service || ' ' || part, service, true, kind || ' ' || detail from drift
            union all
            select 'TEMPLATE', id, null, true, cast(version as varchar(20)) from template
            union all
            select 'IP_POOL', name, null, true, cast(version as varchar(20)) from ip_pool
            union all
            select 'CONNECTION', name, null, true, cast(version as varchar(20)) from connection""";

    private final Database database;

    public Sights(Database database) {
        this.database = database;
    }

    /** The kinds of things. */
    public enum Kind {
        CONFIG,
        MEMBER,
        EVENT,
        WORKFLOW,
        DECISION,
        ALERT,
        KILL_SWITCH,
        DRIFT,
        TEMPLATE,
        IP_POOL,
        CONNECTION
    }

    /**
     * One thing.
     *
     * @param service whose it is; empty when it belongs to none
     */
    public record Thing(Kind kind, String id, Optional<String> service) {}

    /**
     * How a thing looked.
     *
     * @param canVanish whether it is news when it is not there any more; what has ended is only no longer told of
     */
    public record Look(String mark, boolean canVanish) {}

    /** Everything, as it is now. */
    public Map<Thing, Look> look() {
        Map<Thing, Look> seen = new HashMap<>();
        database.sql(LOOK)
                .param("recent", Columns.bound(database.now().minus(RECENT)))
                .query(row -> {
                    seen.put(thing(row), new Look(Columns.text(row, "mark"), row.getBoolean("can_vanish")));
                });
        return seen;
    }

    private static Thing thing(ResultSet row) throws SQLException {
        return new Thing(
                Columns.value(row, "kind", Kind.class),
                Columns.text(row, "id"),
                Columns.optionalText(row, "service").filter(service -> !service.isEmpty()));
    }
}
