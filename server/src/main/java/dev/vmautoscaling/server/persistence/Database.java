package dev.vmautoscaling.server.persistence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What every store stands on: SQL, transactions, stored JSON, and the time. */
public final class Database {
    private final JdbcOperations batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonMapper json = StoredJson.mapper();
    private final InstantSource time;

    /** @param transactions read committed: the stores' locks are written for it */
    public Database(JdbcOperations jdbc, TransactionTemplate transactions, InstantSource time) {
        this.batches = jdbc;
        this.jdbc = JdbcClient.create(jdbc);
        this.transactions = transactions;
        this.time = time;
    }

    /** A statement with its question marks filled, in order: an empty optional is null, an enum its name. */
    JdbcClient.StatementSpec sql(String text, Object... values) {
        JdbcClient.StatementSpec statement = jdbc.sql(text);
        for (Object value : values) {
            statement = statement.param(Columns.bound(value));
        }
        return statement;
    }

    /**
     * The same change for many rows, in one exchange with the database.
     *
     * @param rows the values of each, as in {@link #sql}
     * @return how many rows each of them changed
     */
    int[] batch(String text, List<Object[]> rows) {
        return rows.isEmpty()
                ? new int[0]
                : batches.batchUpdate(text, rows.stream().map(Database::bound).toList());
    }

    private static @Nullable Object[] bound(Object[] values) {
        return Arrays.stream(values).map(Columns::bound).toArray();
    }

    <T> T inTransaction(Supplier<T> work) {
        // A null result is impossible: the supplier has none to give.
        return Optional.ofNullable(transactions.execute(status -> work.get())).orElseThrow();
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /** Does the work and takes it back. */
    void takenBack(Runnable work) {
        transactions.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    Instant now() {
        return time.instant();
    }

    String text(Object value) {
        return json.writeValueAsString(value);
    }

    <T> T read(String text, Class<T> type) {
        return json.readValue(text, type);
    }

    JsonMapper json() {
        return json;
    }
}
