package dev.vmautoscaling.server.web;

import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.persistence.Installation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What runs here. */
@RestController
class SystemController {
    private final Installation installation;
    private final DataSource database;
    private final String version;
    private final InstantSource time;
    private final AutoscalerProperties.Logs logs;

    SystemController(
            Installation installation,
            DataSource database,
            @Value("${spring.application.version:development}") String version,
            InstantSource time,
            AutoscalerProperties properties) {
        this.installation = installation;
        this.database = database;
        this.version = version;
        this.time = time;
        this.logs = properties.logs();
    }

    /**
     * This control plane.
     *
     * @param installation its identity, as it stands in the marks of its VMs
     * @param database {@code H2} or {@code PostgreSQL}
     * @param now its clock
     * @param logSearch where an event's log lines can be looked for, with {@code {event}}, {@code {service}}, {@code {from}}
     *     and {@code {to}} in it
     */
    record Running(
            String version,
            String installation,
            String database,
            String java,
            Instant now,
            Optional<String> logSearch) {}

    @GetMapping("/api/system/info")
    Running show() throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(database, about -> about.getDatabaseProductName());
        return new Running(
                version,
                installation.id(),
                product,
                Runtime.version().toString(),
                time.instant(),
                Optional.of(logs.search()).filter(search -> !search.isEmpty()));
    }
}
