package dev.vmautoscaling.server.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;

/** A query with the conditions that were asked for, and no others: PostgreSQL cannot tell the type of a null parameter. */
final class Listing {
    private final Database database;
    private final String table;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Listing(Database database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Adds {@code condition}, which has one question mark, when there is a value for it. */
    Listing where(String condition, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add(condition);
            values.add(given);
        });
        return this;
    }

    /** Adds a condition without a value. */
    Listing where(String condition) {
        conditions.add(condition);
        return this;
    }

    <T> Page<T> page(Paging paging, String column, String tieBreaker, RowMapper<T> mapper) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        long total = database.sql("select count(*) from " + table + where, values.toArray())
                .query(Long.class)
                .single();
        List<Object> all = new ArrayList<>(values);
        all.add(paging.limit());
        all.add(paging.offset());
        List<T> items = database.sql(
                        "select * from " + table + where + paging.order(column, tieBreaker) + " limit ? offset ?",
                        all.toArray())
                .query(mapper)
                .list();
        return new Page<>(items, total);
    }
}
