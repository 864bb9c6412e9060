package dev.vmautoscaling.server.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured of browsers' sessions.
 *
 * @param longest how long after the log-in one ends, however busy it is
 */
@ConfigurationProperties("autoscaler.session")
record SessionProperties(@DefaultValue("24h") Duration longest) {
    SessionProperties {
        if (longest.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("autoscaler.session.longest must be at least PT1M, not " + longest);
        }
    }
}
