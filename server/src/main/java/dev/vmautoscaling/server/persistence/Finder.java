package dev.vmautoscaling.server.persistence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds recorded things by a piece of their name, address or identity. */
public final class Finder {
    /** One statement; an address that a live member holds is found as that member. */
    private static final String FIND = """
            select * from (
                select 'MEMBER' as kind, id as id, service as service, name as title, coalesce(address, '') as detail,
                    created_at as at, 1 as place
                from member
                where state not in ('TERMINATED', 'ABANDONED')
                    and (lower(name) like :piece or address like :piece or lower(coalesce(vm, '')) like :piece or id like :piece)
                union all
                select 'EVENT', id, service, kind, reason, created_at, 2 from scaling_event where id like :begin
                union all
                select 'ADDRESS', address, null, address, pool, cast(null as timestamp with time zone), 3
                from ip_lease where address like :piece
                union all
                select 'TEMPLATE', id, null, name, state, updated_at, 4 from template where lower(name) like :piece
                union all
                select 'IP_POOL', name, null, name, '', updated_at, 5 from ip_pool where lower(name) like :piece
                union all
                select 'CONNECTION', name, null, name, kind, updated_at, 6 from connection where lower(name) like :piece
            ) found order by place, at desc, title, id limit :most""";

    private final Database database;

    public Finder(Database database) {
        this.database = database;
    }

    /** What can be found here. */
    public enum Kind {
        MEMBER,
        EVENT,
        ADDRESS,
        TEMPLATE,
        IP_POOL,
        CONNECTION
    }

    /**
     * Something that was found.
     *
     * @param service whose it is, where it is anybody's
     * @param detail a member's address, an event's reason, an address' pool, a template's state, a connection's kind
     */
    public record Hit(Kind kind, String id, Optional<String> service, String title, String detail) {}

    /** In the order of the kinds, the newest of each first. */
    public List<Hit> find(String text, int most) {
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return database.sql(FIND)
                .param("piece", "%" + literal + "%")
                .param("begin", literal + "%")
                .param("most", most)
                .query((row, number) -> new Hit(
                        Columns.value(row, "kind", Kind.class),
                        Columns.text(row, "id"),
                        Columns.optionalText(row, "service"),
                        Columns.text(row, "title"),
                        Columns.text(row, "detail")))
                .list();
    }
}
