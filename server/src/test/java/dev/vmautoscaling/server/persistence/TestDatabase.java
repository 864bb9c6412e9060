package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.engine.SettableTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fresh, migrated databases of both kinds, one for each test. */
public final class TestDatabase {
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" + ";LOCK_TIMEOUT=10000";

    private TestDatabase() {}

    /** The kinds that every store is tested on. */
    public enum Kind {
        H2(TestDatabase::h2),
        POSTGRESQL(TestDatabase::postgresql);

        private final Supplier<DataSource> fresh;

        Kind(Supplier<DataSource> fresh) {
            this.fresh = fresh;
        }

        public DataSource fresh() {
            return fresh.get();
        }

        Database database() {
            return database(new SettableTime());
        }

        Database database(InstantSource time) {
            return on(fresh(), time);
        }
    }

    public static Database on(DataSource source, InstantSource time) {
        return new Database(
                new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)), time);
    }

    private static DataSource h2() {
        return migrated(new DriverManagerDataSource(
                "jdbc:h2:mem:test" + LAST.incrementAndGet() + H2_OPTIONS + ";DB_CLOSE_DELAY=-1", "sa", ""));
    }

    private static DataSource migrated(DataSource source) {
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    /** One server for all tests; each database is a copy of one that was migrated once. */
    private static DataSource postgresql() {
        return Server.POSTGRES.getDatabase("postgres", freshName());
    }

    private static String freshName() {
        String name = "test" + LAST.incrementAndGet();
        synchronized (Server.class) {
            JdbcClient.create(Server.POSTGRES.getPostgresDatabase())
                    .sql("create database " + name + " template migrated")
                    .update();
        }
        return name;
    }

    /** The address of a fresh PostgreSQL database, for whoever makes his own connections; its user is postgres. */
    public static String postgresqlUrl() {
        return Server.POSTGRES.getJdbcUrl("postgres", freshName());
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("create database migrated")
                        .update();
                migrated(server.getDatabase("postgres", "migrated"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
