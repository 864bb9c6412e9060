package dev.vmautoscaling.server.ops;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The beginning and the end of driving workflows in this process. Starts before db-scheduler, and stops before it. */
final class Watch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final DataSource source;
    private final Seats seats;
    private volatile boolean running;

    Watch(DataSource source, Seats seats) {
        this.source = source;
        this.seats = seats;
    }

    /**
     * On the embedded database nobody else can be at work: whatever is still picked belongs to a process that was killed,
     * and need not wait until its heartbeat is missed.
     */
    @Override
    public void start() {
        if (isEmbedded()) {
            int freed = JdbcClient.create(source)
                    .sql(
                            "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked")
                    .update();
            LOG.info("{} tasks were interrupted by the last end of this process and go on now", freed);
        }
        seats.open();
        running = true;
    }

    private boolean isEmbedded() {
        try {
            return "H2".equals(JdbcUtils.<String>extractDatabaseMetaData(source, of -> of.getDatabaseProductName()));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("the database does not say what it is", e);
        }
    }

    @Override
    public void stop() {
        seats.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
