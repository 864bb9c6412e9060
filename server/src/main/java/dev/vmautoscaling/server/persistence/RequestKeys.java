package dev.vmautoscaling.server.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Requests that came with a key of the caller's, so that one that is sent twice is carried out once. */
public final class RequestKeys {
    private final Database database;

    public RequestKeys(Database database) {
        this.database = database;
    }

    /** What was answered; a header that there was none of is empty. */
    public record Answer(
            int status, Optional<String> contentType, Optional<String> etag, Optional<String> location, String body) {}

    /**
     * A request that was begun.
     *
     * @param fingerprint of everything that it says
     * @param answer empty while it is carried out, and for ever when the control plane died meanwhile
     */
    public record Known(String fingerprint, Instant at, Optional<Answer> answer) {}

    /** @return whether this caller's key is new, and now taken */
    public boolean begin(String who, String key, String fingerprint) {
        return database.sql("""
                        insert into request_key (who, request_key, fingerprint, at)
                        values (?, ?, ?, ?) on conflict do nothing""", who, key, fingerprint, database.now()).update() > 0;
    }

    public Optional<Known> find(String who, String key) {
        return database.sql("select * from request_key where who = ? and request_key = ?", who, key)
                .query(this::known)
                .optional();
    }

    private Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                Columns.text(row, "fingerprint"),
                Columns.instant(row, "at"),
                Columns.optionalText(row, "answer").map(text -> database.read(text, Answer.class)));
    }

    public void answered(String who, String key, Answer answer) {
        database.sql(
                        "update request_key set answer = ? where who = ? and request_key = ?",
                        database.text(answer),
                        who,
                        key)
                .update();
    }

    /** Nothing was done: the key may be used again. */
    public void forget(String who, String key) {
        database.sql("delete from request_key where who = ? and request_key = ?", who, key)
                .update();
    }

    /** @return how many */
    public int purgeBefore(Instant instant) {
        return database.sql("delete from request_key where at < ?", instant).update();
    }
}
