package dev.vmautoscaling.server.wiring;

import dev.vmautoscaling.server.AutoscalerProperties;
import dev.vmautoscaling.server.persistence.Database;
import dev.vmautoscaling.server.persistence.SecretBox;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** In microseconds, which is what both databases keep: an instant that was stored equals the one that was taken. */
    @Bean
    InstantSource time() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    DataDirectory dataDirectory(AutoscalerProperties properties) {
        return DataDirectory.at(properties.dataDir());
    }

    /** Used unless {@code spring.datasource.url} names a PostgreSQL. */
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
    JdbcConnectionDetails embeddedDatabase(DataDirectory directory) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return directory.databaseUrl();
            }

            @Override
            public String getUsername() {
                return "sa";
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }

    @Bean
    Database database(JdbcOperations jdbc, TransactionTemplate transactions, InstantSource time) {
        return new Database(jdbc, transactions, time);
    }

    @Bean
    SecretBox secretBox(DataDirectory directory) {
        return SecretBox.at(directory.path().resolve("secrets.key"));
    }
}
