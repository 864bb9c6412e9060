package dev.vmautoscaling.server.persistence;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The named connections. A secret can be written and used, and is never read out otherwise. */
public final class ConnectionStore {
    private static final TypeReference<List<URI>> URLS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final Database database;
    private final SecretBox secrets;

    public ConnectionStore(Database database, SecretBox secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * A connection with what only its record knows.
     *
     * @param version moves with every change, also of the secret
     */
    public record Stored(Connection connection, boolean hasSecret, long version, Instant updatedAt) {}

    /** By name. */
    public List<Stored> all() {
        return database.sql("select * from connection order by name")
                .query(this::readStored)
                .list();
    }

    /** The names of those of one kind. */
    public List<String> names(Connection.Kind kind) {
        return database.sql("select name from connection where kind = ? order by name", kind)
                .query(String.class)
                .list();
    }

    public Optional<Stored> find(String name) {
        return database.sql("select * from connection where name = ?", name)
                .query(this::readStored)
                .optional();
    }

    /** @return empty when there is a connection of that name already */
    public Optional<Stored> create(Connection connection, Optional<String> secret) {
        return database.inTransaction(() -> {
            int made = database.sql("""
                            insert into connection (name, kind, urls, username, details, version, updated_at)
                            values (?, ?, '[]', '', '{}', 0, ?) on conflict do nothing""", connection.name(), connection.kind(), database.now())
                    .update();
            return made == 0 ? Optional.empty() : write(connection, secret, 0);
        });
    }

    /**
     * Replaces the connection of that name; what is the same already keeps its version, and so its clients.
     *
     * @param secret empty: the one that is there is kept
     * @param version the one that the change was made from
     * @return empty when the connection has another version now, or is gone
     */
    public Optional<Stored> replace(Connection connection, Optional<String> secret, long version) {
        return database.inTransaction(() -> {
            Optional<Stored> before = find(connection.name()).filter(stored -> stored.version() == version);
            boolean isSame = before.filter(stored -> stored.connection().equals(connection))
                    .filter(stored -> secret.isEmpty() || secret.equals(secretOf(connection.name())))
                    .isPresent();
            return isSame ? before : write(connection, secret, version);
        });
    }

    private Optional<Stored> write(Connection connection, Optional<String> secret, long version) {
        if (update(connection, version) == 0) {
            return Optional.empty();
        }
        secret.ifPresent(text -> database.sql(
                        "update connection set secret = ? where name = ?",
                        secrets.seal(text, connection.name()),
                        connection.name())
                .update());
        return find(connection.name());
    }

    private int update(Connection connection, long version) {
        return database.sql(
                        """
                        update connection set kind = ?, urls = ?, username = ?, sha256 = ?, ca_pem = ?, details = ?,
                            version = version + 1, updated_at = ?
                        where name = ? and version = ?""",
                        connection.kind(),
                        database.text(connection.urls()),
                        connection.username(),
                        connection.sha256(),
                        connection.caPem(),
                        database.text(connection.details()),
                        database.now(),
                        connection.name(),
                        version)
                .update();
    }

    /** Which system was met at this connection first; it keeps the first until it is told to forget. */
    public String firstInstance(String name, String met) {
        database.sql("update connection set instance = ? where name = ? and instance is null", met, name)
                .update();
        return database.sql("select coalesce(instance, ?) from connection where name = ?", met, name)
                .query(String.class)
                .optional()
                .orElse(met);
    }

    public void forgetInstance(String name) {
        database.sql("update connection set instance = null where name = ?", name)
                .update();
    }

    /** @return whether there was one */
    public boolean delete(String name) {
        return database.sql("delete from connection where name = ?", name).update() > 0;
    }

    /** The secret in clear, for whoever builds a client and for nobody else; empty when there is none. */
    public Optional<String> secretOf(String name) {
        return database.sql("select secret from connection where name = ?", name)
                .query((row, number) -> Optional.ofNullable(row.getBytes("secret")))
                .optional()
                .flatMap(secret -> secret)
                .map(encrypted -> secrets.open(encrypted, name));
    }

    private Stored readStored(ResultSet row, int number) throws SQLException {
        Connection connection = new Connection(
                Columns.text(row, "name"),
                Columns.value(row, "kind", Connection.Kind.class),
                database.json().readValue(Columns.text(row, "urls"), URLS),
                Columns.text(row, "username"),
                Columns.optionalText(row, "sha256"),
                Columns.optionalText(row, "ca_pem"),
                database.json().readValue(Columns.text(row, "details"), DETAILS));
        return new Stored(
                connection, row.getBytes("secret") != null, row.getLong("version"), Columns.instant(row, "updated_at"));
    }
}
